### The words of Bahi in English: the window, notifications, the tray and paper all read this file.
### One message a line where possible. Variables: $name is text, $count a number. Amounts arrive already written.
### Sections follow the screens; keep a message in the section of the screen that shows it.

## The frame around every screen

app-name = Bahi
nav-label = Sections
nav-today = Today
nav-customers = Customers
nav-invoices = Invoices
nav-receipts = Receipts
nav-loans = Loans
nav-reminders = Reminders
nav-cases = Cases
nav-reports = Reports
nav-settings = Settings
skip-to-content = Skip to the content
signed-in-as = Signed in as { $name }
role-owner = Owner
role-staff = Staff
lock = Lock
sign-out = Sign out
switch-person = Switch person
on-duty = On duty: { $name }, { $role }
status-bar = Status
status-local = Everything is kept on this computer
status-sample = A sample shop, on this computer only
working-date = Working date: { $date }
not-found-title = There is nothing here
not-found-text = This page is not part of the book.
go-to-today = Go to Today

## Verbs that many screens share

save = Save
cancel = Cancel
close = Close
undo = Undo
edit = Edit
search = Search
print = Print
back = Back
more-actions = More actions
discard-draft = Discard the draft
you-gave = You gave
you-got = You got
new-customer = New customer
new-invoice = New invoice
new-loan = New loan
record-repayment = Record repayment

## Money and its direction

# One of these words stands after an amount: “₹1,200.00 due”.
amount-due = due
amount-advance = advance
amount-settled = settled
amount-gave = given
amount-got = received

## Fields and forms

field-optional = optional
field-error = Error: { $message }
amount = Amount
due-date = Due date
issued-on = Issued on
note = Note
name = Name
phone = Phone
email = Email
company = Company
credit-limit = Credit limit
reading-heard = Read as
reading-busy = Reading…
password-show = Show the password
password-hide = Hide the password
caps-lock = Caps Lock is on
date-hint = 21, 21/11, -2 or today
date-open = Choose from a calendar
date-previous-month = Previous month
date-next-month = Next month
amount-hint = 1,20,000, 1.2L or 500+250
form-refused = This was not saved
form-code = Code { $code }
draft-restored = What you had typed was kept.
combobox-create = Create “{ $name }”
combobox-none = Nothing found
combobox-busy = Searching…

## Lists

table-loading = Loading…
table-empty = Nothing here yet
table-sort = Sort by { $column }
table-row-actions = Actions for this row
pager-label = Pages
pager-page = Page { $page } of { $pages }
pager-first = First page
pager-previous = Previous page
pager-next = Next page
pager-last = Last page
pager-total =
    { $count ->
        [0] Nothing
        [one] { $count } row
       *[other] { $count } rows
    }

## Toasts, dialogs, keys

toasts = Messages
dismiss = Dismiss
keys-title = Keys
keys-everywhere = Everywhere
keys-here = On this screen
key-find = Find anything or do anything
key-save = Save
key-save-another = Save and add another
key-working-date = Change the working date
key-keys = Show the keys
key-lock = Lock
key-section = Go to { $section }
key-undo = Undo
undo-nothing = There is nothing to undo here. An entry is taken back from its own page.
key-larger = Larger text
key-smaller = Smaller text
key-usual-size = Usual text size

## Opening a shop and signing in

door-step = Step { $step } of { $steps }
door-title-place = Where is your shop?
door-title-shop = Your shop
door-title-password = Choose a password
door-hint-place = Everything stays on this computer. Nothing here needs an account or the internet.
door-hint-shop = The name stands on bills; the rest is how you sign in and are reached.
door-hint-password = It locks the book. Eight characters or more; several words are easy to remember and hard to guess.
door-language = Language
door-country = Country
door-currency = Currency
door-grouping = Numbers are written
door-grouping-lakh = 12,34,567.50
door-grouping-thousand = 1,234,567.50
door-zone = Time zone
door-year-month = Financial year begins in
door-follows = { $currency }, { $zone }, financial year from { $day } { $month }. Change
door-next = Next
door-open-shop = Open the shop
language-en = English
shop = Shop
shop-name = Shop name
your-name = Your name
username = Username
password = Password
new-password = New password
confirm-password = Confirm password
sign-in = Sign in
come-in = Continue as { $name }
come-in-failed = That did not work this time. Type your password.
first-title = Choose your password
first-hint = The one-time password was right. From now on you sign in with your own.
forgot-password = I forgot my password
open-another-shop = Open another shop
welcome-back = Back to signing in

## The sample shop: its door, its making, and the banner on every screen of it

sample-try = Try with a sample shop
sample-look = Look around in a sample shop
sample-making = Writing a year of a kirana shop
sample-making-hint = Customers, bills and payments up to today, in a book of their own that is thrown away when you leave.
sample-made = { $percent } % of the year is written
sample-banner = This is a sample shop. Nothing here is kept.
sample-leave = Leave the sample shop
sample-register = Register my shop
sample-leave-title = Leave the sample shop?
sample-leave-text = It has no password to come back in with, so it goes together with what you wrote in it.
recovery-title = Your recovery sheet
recovery-hint = If the password is ever forgotten, this code lets you back in. Print it or write it down.
recovery-code = Recovery code
recovery-keep = Keep this sheet where you keep your papers, not beside this computer.
recovery-print = Print
recovery-file = Bahi recovery sheet
recovery-save = Save as a file
recovery-saved = Saved in { $path }
recovery-saved-hint = Move the file off this computer, to a stick that lies with your papers. Whoever reads it can open the book.
recovery-sheet =
    { $shop }
    Bahi recovery code

    { $code }

    If the password is forgotten, this code opens the book and lets you choose a new one.
    Keep this sheet where you keep your papers, not beside the computer.
recovery-warning = Without the password and without this code nobody can open the book, neither a thief nor we. It is shown only now.
recovery-last-two = Type the last two groups
recovery-last-two-hint = So that we both know you have it.
recovery-differs = That is not what the last two groups say. Compare letter by letter.
recovery-done = I have kept it
recover-title = Back in with the recovery code
recover-hint = The code stands on the sheet you printed when the shop was opened.
recover-code-hint = Spaces, dashes and small letters do not matter.
recover-verb = Set the password and sign in

## Today

to-receive = To receive
overdue = Overdue
due-today = Due today
received-today = Received today
given-today = { $amount } given today
from-customers =
    { $count ->
        [0] from nobody
        [one] from { $count } customer
       *[other] from { $count } customers
    }
dues-count =
    { $count ->
        [one] { $count } payment
       *[other] { $count } payments
    }
due-on = due { $date }
today-next = Whom to ask
today-next-none = Nobody to ask right now.
today-recent = Last entries
today-recent-none = Nothing was written yet.
today-empty = Your book is open
today-empty-hint = Press F5 to write down what you gave, F6 for what you got. A new name becomes a customer.
undo-reason = Undone
undone = { $number } was undone.
ageing = How late payments are
ageing-current = Not yet due
ageing-days = { $from } to { $to } days late
ageing-over = More than { $from } days late
flow = Given and collected, last seven days
flow-table = As a table
flow-gave = Given
flow-got = Collected
flow-none = Nothing in these seven days.
date = Date
money-move = Cash and bank
money-what = What happens
money-moved = { $kind }: { $amount } is in the book.
kind-invoice = Invoice
kind-loan = Loan
kind-fee = Fee
kind-openingBalance = Opening balance
kind-openingAdvance = Opening advance
kind-receipt = Receipt
kind-creditNote = Credit note
kind-settlementDiscount = Discount
kind-writeOff = Write-off
kind-refund = Refund
kind-chequeDeposit = Cheque deposited
kind-chequeBounce = Cheque bounced
kind-advanceTransfer = Advance used
kind-ownerIn = Owner’s money in
kind-ownerOut = Owner’s money out
kind-cashToBank = Cash to bank

## Documents: words that loans, invoices and receipts share

number = Number
customer = Customer
status = Status
remaining = Remaining
settled = Settled
open = Left to pay
dues = Dues
reason = Reason
recorded = Recorded
method = Method
method-cash = Cash
method-mobile-money = UPI or mobile money
method-bank = Bank
method-cheque = Cheque
cheque-number = Cheque number
cheque-dated = Date on the cheque
reference = Reference
received-on = Received on
void = Void
void-title = Void { $number }
void-text = It stays in the book, struck through, with a reversal beside it. What it settled opens again.
document-void = Voided on { $date }
more-rows = Show more
filter-all = All
filter-remove = Remove the filter { $filter }
days-from = From { $date }
days-to = Up to { $date }
days-between = { $from } to { $to }
status-pending = Pending
status-open = Open
status-part-paid = Part paid
status-paid = Paid
status-void = Void
status-overdue = Overdue
status-overdue-days =
    { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }

## Loans

loan-terms = Terms
loan-kind = What
loan-goods = Goods on credit
loan-cash = Cash
loan-remaining = Remaining
loans-issued =
    { $count ->
        [one] { $count } loan given
       *[other] { $count } loans given
    }
loans-collected = Collected
loans-let-off = Let off or returned
loans-outstanding = Outstanding
loans-overdue = Overdue
loans-average = Repaid after, on average
loans-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
loans-average-repayment = Average repayment
loans-none-yet = Nothing yet
loans-search = Loan number
loans-empty = No loans here
loans-empty-hint = Press F5 to write down what you gave on credit.
loans-none-found = No loan fits this
loans-show-all = Show all loans
loan-bill = Bill it
loan-billed-as = Billed as an
repayments = Repayments
repayments-none = Nothing came back yet.
let-off-none = Nothing was let off, and nothing came back.
repayment-hint = { $amount } remains
repayment-saved = { $amount } received. { $remaining } remains.

## Receipts

receipts-search = Receipt number
receipts-with-rest = With something left
receipts-none-found = No receipt fits this
receipts-show-all = Show all receipts
receipts-empty = No receipts yet
receipts-empty-hint = Press F6 to write down what you got.
receipt-rest = Left
receipt-rest-long = Left as advance
receipt-has-rest = Advance left
receipt-refunded = Paid back
receipt-how = How it came
receipt-settles = What it settles
receipt-settles-nothing = It settles nothing.
receipt-what = Settled
receipt-counts-from = Counts from
receipt-repays = Repays a
receipt-voided = Voided. What it had settled is open again.
cheque-in-hand = In hand
cheque-deposited = Deposited
cheque-bounced = Bounced
cheque-bounced-on = Bounced on { $date }
cheque-deposit = Deposit the cheque
cheque-bounce = The cheque bounced
cheque-bounce-text = What it had settled opens again.
cheque-fee = Fee for the customer
cheque-fee-hint = Charged to the customer as its own line
cheque-reason = What the bank said
cheque-was-deposited = The cheque is at the bank.
cheque-was-bounced = The cheque is back; what it had settled is open again.
advance-use = Use the advance
advance-left = { $amount } is left
advance-used = Used. { $amount } is left.
advance-nothing-open = Nothing is open for this customer.
refund = Pay it back
refunded = { $amount } was paid back.

## Reminders

reminders-when = The notification comes every day at { $time }
reminders-last-shown = last shown { $date }
reminders-never-shown = not shown yet
reminders-change = Change
reminders-check = Check now
reminders-upcoming = Next 30 days
reminders-oldest =
    { $count ->
        [one] The oldest one is shown.
       *[other] The oldest { $count } are shown.
    }
reminders-parts = Parts of Reminders
reminders-call = Overdue
reminders-today = Today
reminders-peace = Left in peace
reminders-done = Done
reminders-call-empty = Nobody to call
reminders-call-empty-hint = Whoever owes something overdue is left in peace for now, or nobody does.
reminders-call-none = Nobody of these words and amounts
reminders-call-none-hint = Look for another word, or for any amount.
reminders-own = Only what is mine or anybody’s
reminders-cases = Cases with a step due
reminders-call-all = Show all
reminders-today-empty = Nothing more for today
reminders-today-empty-hint = What falls due, what was promised and what you wanted to follow up comes here.
reminders-upcoming-empty = Nothing falls due in the next 30 days
reminders-upcoming-empty-hint = What you write down with F5 comes here when its day is near.
reminders-peace-empty = Nobody is left in peace
reminders-peace-empty-hint = Who pays, promises or disputes today, and whom you put off, waits here with the reason.
reminders-done-empty = Nothing done yet today
reminders-done-empty-hint = Press D on a line once you were at it.
call-search = Find by name, phone or company
call-least = Who owe at least
call-any = Any amount
call-from = { $amount } and more
call-why = Why
call-late =
    { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }
call-since = since { $date }
call-promised =
    { $count ->
        [one] promised once
        [2] promised twice
       *[other] promised { $count } times
    }
call-last = Last talk and promise
call-last-said = { $kind }, { $date }
call-never = Never
call-promise-said = { $status }: { $amount } by { $date }
call-choose = Choose { $name }
call-chosen =
    { $count ->
        [one] { $count } customer chosen
       *[other] { $count } customers chosen
    }
call-message-chosen = Message them one by one
call-choose-none = Choose none
call-key-choose = Choose
reminder-done = Done for today
reminder-done-said = { $name } is done for today.
reminder-later = Later
reminder-later-of = { $name }: remind later
reminder-later-said = { $name } is left in peace for now.
reminder-back = Bring back
reminder-back-said = { $name } is to be reminded of again.
rest-how = Until
rest-hour = In an hour
rest-evening = This evening
rest-tomorrow = Tomorrow
rest-date = A day
rest-on = On
rest-evening-over = It is evening already.
peace-paid = Paid today
peace-promised = Promised by { $date }
peace-done = Done for today
peace-later = Until { $moment }
peace-disputed = A case is about it
reminder-what = What
reminder-open = Open the khata
reminder-record = Record a payment
notice-says = The notification says
notice-unheard = This desktop shows no notifications; one would say
notice-quiet = Nobody to remind right now. Who paid today is left in peace.

## Invoices

duplicate = Duplicate
invoices-search = Invoice number
invoices-none-found = No invoice fits this
invoices-show-all = Show all invoices
invoices-empty = No invoices yet
invoices-empty-hint = Press F8 to write the first bill.
invoice-issue = Issue
invoice-issued = { $number } is issued to { $name }.
invoice-voided = Voided. What had been paid on it is an advance now.
invoice-replace = Edit { $number }
invoice-replace-text = An issued invoice is not changed: this one takes its place, and what was paid moves over.
invoice-bill = Bill { $number }
invoice-bill-text = The invoice takes the place of the loan; what was repaid moves over.
number-backdated = A higher number was already given to a later day.
invoice-not-yet = What is marked in red has to be put right first.
invoice-next-number = Next number
invoice-note-hint = Printed on the bill
invoice-round-off = Round the total
invoice-inter-state = Sold into another state
lines = Lines
line-number = Line
line-cell = { $label }, line { $number }
line-description = Description
line-description-hint = What was sold
line-quantity = Quantity
line-unit = Unit
line-price = Price
line-discount = Discount
line-tax = Tax
line-no-tax = No tax
line-includes-tax = The price includes the tax
line-includes-tax-short = In price
line-with-tax = with tax
line-returned = { $quantity } taken back
line-remove = Remove line { $number }
line-add = Add a line
line-key-next = next line
line-key-remove = remove the line
totals-taxable = Before tax
totals-cgst = CGST
totals-sgst = SGST
totals-igst = IGST
totals-tax = Tax
totals-round-off = Round-off
totals-total = Total
paper-tax-invoice = Tax invoice
paper-tax-id = Tax number
paper-to = Bill to
paper-open = { $amount } open
paper-came = Paid and taken back
credit-note = Take goods back
credit-note-text = A credit note takes it off this invoice; what was paid already becomes an advance.
credit-note-what = What comes back
credit-note-all = Everything
credit-note-some = Some of it
credit-note-of = Of { $quantity } { $unit }
credit-note-nothing = Say how much of which line comes back.
credit-note-saved = The credit note is written.

## Reports

report-save = Save for a spreadsheet
report-saved = Saved as { $path }
report-as-at = As at
report-from = From
report-to = To
report-backwards = The last day lies before the first.
report-day-book = Day book
report-trial-balance = Trial balance
report-entry = Entry
report-account = Account
report-debit = Debit
report-credit = Credit
report-reversal = Reversal
report-no-entries = Nothing was written in these days.
report-sums-of = { $from } to { $to }
report-all-loans = All loans
report-file-ageing = ageing-{ $date }
report-file-loans = loans-{ $date }
report-file-day-book = day-book-{ $from }-to-{ $to }
report-file-trial-balance = trial-balance-{ $date }
report-file-account = { $account }-{ $date }
report-file-khata = khata-{ $name }-{ $date }
account-postings = Postings
account-opening = Opening balance
account-closing = Closing balance
account-debit = { $amount } Dr
account-credit = { $amount } Cr
ageing-head = { $from }–{ $to } days
ageing-head-over = Over { $from } days
ageing-by-customer = Ageing by customer
ageing-nobody = Nobody owed anything on this day.
ageing-only =
    { $count ->
        [one] { $bucket }: one customer
       *[other] { $bucket }: { $count } customers
    }
ageing-customers =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
ageing-show-all = Show all { $count }
account-trade-receivable = Customers: goods
account-loans-receivable = Customers: cash lent
account-cash = Cash
account-bank = Bank
account-mobile-money = UPI or mobile money
account-cheques-in-hand = Cheques in hand
account-sales = Sales
account-other-tax = Tax collected
account-discount-allowed = Discounts given
account-interest-and-fees = Interest and fees
account-bad-debts = Bad debts
account-owner = Owner
account-opening-balances = Opening balances

## Settings

settings-saved = Saved.
settings-shop = Shop
settings-numbers = Numbers and dates
settings-security = Security
settings-profile = My details
settings-people = People
people-text = Everybody who works here signs in with a name and a password of their own, so that the book knows who wrote what. Staff record and look up, and undo what they entered today. The rest is the owner’s: older entries, limits, most reports, settings and people.
people-table = Everybody who works here
people-add = Add a person
people-edit = Change details
people-username-hint = What they sign in with. Letters, digits, dots, dashes.
people-role = Role
people-role-hint = Staff record and look up. An owner may do everything.
people-access = Sign-in
people-access-open = Open
people-access-one-time = One-time password
people-access-over = Password is over
people-access-closed = Closed
people-until = until { $moment }
people-actions = What to do with { $name }
people-reset = Give a new password
people-reset-text = { $name }’s password opens nothing from now on. You get a one-time password to hand over.
people-make-owner = Make an owner
people-make-owner-text = { $name } may then do everything, also with people and settings. They sign in anew with a one-time password.
people-make-staff = Make staff
people-make-staff-text = { $name } may then record and look up, and nothing else. They sign in anew with a one-time password. They may know the printed recovery code, so a new one is made at once: have your printer ready.
people-close = Close the sign-in
people-closed = { $name } cannot sign in any more.
people-open = Open the sign-in
people-opened = { $name } can sign in again.
people-remove = Remove
people-remove-text = { $name }’s password opens nothing any more, and the book is written anew under another key, so that no copy of it helps them. What they wrote stays in the book under their name.
people-remove-owner-text = { $name }’s password opens nothing any more, and the book is written anew under another key, so that no copy of it helps them. They may know the printed recovery code, so a new one is made at once: have your printer ready. What they wrote stays in the book under their name.
people-removed = { $name } is removed.
one-time-title = One-time password
one-time-text = Hand this to { $name }. They sign in as { $username } and choose a password of their own.
one-time-warning = It is shown this once and works until { $moment }.
one-time-done = I have handed it over
settings-tax = Tax rates
settings-period = Closed books
settings-appearance = Appearance
settings-about = About
settings-address = Address
settings-tax-registered = The shop charges tax on its bills
settings-tax-registered-hint = Lines of an invoice then ask for a tax rate, and the paper says “Tax invoice”.
settings-sample = As in { $sample }
settings-zone-hint = As in Asia/Kolkata. It decides when a day begins.
settings-year-day = On day
settings-year-hint = 1 to 28. Numbers of documents begin anew with each year.
settings-credit-days = Usual credit days
settings-credit-days-hint = When what is given on credit falls due, for customers who have no days of their own. 0: the same day.
settings-ageing = Late after how many days
settings-ageing-hint = The last days of the ageing’s columns, as in 30, 60, 90
settings-count-unreadable = Write whole numbers.
settings-cheque-frees = A cheque in hand frees credit at once
settings-cheque-frees-hint = Otherwise a cheque counts towards the limit only once it is deposited.
settings-reminder-time = Time of the notification
settings-reminder-time-hint = Every day, by the clock of { $zone }
settings-reminder-names = Show names and amounts in the notification
settings-reminder-names-warning = Whoever sees this screen, locked or not, can then read who owes what.
settings-reminder-counts = The notification says only how many payments are overdue or due today.
settings-reminder-unheard = This desktop shows no notifications
settings-reminder-unheard-text = No program on it takes them, so nothing can come up by itself. What is due stands on Today and under Reminders. Once the desktop shows notifications again, the next one says since when none came.
settings-reminder-days = No notification on
settings-reminder-days-hint = A day without one is not missed: the next notification does not make up for it.
settings-reminder-kinds = It speaks of
settings-holidays = Holidays
settings-holidays-hint = Dates without a notification, one after the other
settings-holiday-add = Add
settings-holiday-remove = Remove { $date }
settings-quiet = Quiet hours
settings-quiet-hint = A notification waits until they end
settings-quiet-from = From
settings-quiet-until = Until
settings-reminder-locked = Count while the book is locked
settings-reminder-locked-hint = How many payments fall due on which day then lies beside the book, without names and amounts. Without it the notification of a locked book only says to open Bahi.
settings-computer = This computer
staying-closing = Keep Bahi in the tray?
staying-closing-text = Reminders come only while Bahi runs. In the tray it keeps out of the way, and its icon brings the window back. Settings can change this later.
staying-keep = Keep in the tray
staying-quit = Quit
staying-on-close = When the window is closed
staying-on-close-keep = Bahi stays in the tray and reminds you. Whoever is signed in stays so until Bahi locks itself.
staying-on-close-quit = Bahi ends. Reminders come while its window is open.
staying-no-tray = This desktop shows no tray, so closing the window ends Bahi. Reminders come while the window is open; minimising it is enough.
staying-start = Start Bahi with the computer
staying-start-hint = Without a window, so that no reminder waits until Bahi is opened
staying-offer = Start Bahi with the computer?
staying-offer-text = Then a reminder comes even on a day when nobody opens Bahi. It starts without a window.
staying-offer-yes = Start with the computer
staying-offer-no = Not now
staying-started = Bahi starts with the computer
settings-lock = Locking
settings-idle = Lock after so many minutes without a touch
settings-idle-hint = 1 to 60
settings-idle-unreadable = Write a whole number from 1 to 60.
settings-stay = Stay signed in on this computer
settings-stay-hint = The keyring of this computer keeps a key to the book for you: when Bahi starts, and after you locked it, one press of Enter lets you in. Once the book has locked by itself because nobody was there, your password is asked for again. Signing out, or another password, ends it.
settings-stay-on = You stay signed in on this computer.
settings-stay-off = From now on your password is asked for.
settings-stay-allowed = People may stay signed in on this computer
settings-stay-allowed-hint = Each of them decides for themselves, with their password. Whoever gets at this computer while they are logged in to it can then open the book. Switched off, it ends for everybody.
settings-password = Change the password
settings-password-current = Password until now
settings-password-changed = The password is changed.
settings-check = Check the book
check-text = Reads the whole book from its first entry to its last: the file, the history, every entry and every sum. Nothing is changed. A large book takes a while, and you can stop at any time.
check-start = Check the book
check-stop = Stop
check-step-file = Reading the file
check-step-trail = Reading the history
check-step-sums = Adding everything up
check-step-details = Comparing customers’ details
check-progress = { $step }: { $done } of { $of }
check-sound = Nothing is wrong
check-sound-text =
    { $entries ->
        [one] One entry was read and added up again.
       *[other] { $entries } entries were read and added up again.
    }
check-wrong = Something is wrong
check-wrong-now = Before anything else, copy the folder of the book to another disk as it is now. Then ask for help with the lines above.
check-open-customer = Open the customer
problem-page = A part of the file is damaged on the disk ({ $detail }).
problem-structure = The file is damaged inside ({ $detail }).
problem-schema = Another program changed how the file is built: “{ $name }” is not as Bahi makes it.
problem-link-missing = A piece of the history is missing before number { $seq }.
problem-link-broken = What was written on { $at } was changed afterwards, not by Bahi (number { $seq } of the history: { $action }).
problem-told = Something about a customer says something else than Bahi wrote ({ $table } { $id }: { $field }).
problem-unlinked = Something was put into the book, not by Bahi ({ $table } { $id }).
problem-anchor = The newest entries are missing, or an older copy of the file was put in place of the book (number { $seq } of the history).
problem-reference = Something in the book belongs to nothing ({ $table } without its { $parent }).
problem-unbalanced = The two sides of an entry do not match (entry { $entry }).
problem-sum = A sum is not what its entries add up to: { $sum } ({ $of }).
problem-numbers =
    { $numbers ->
        [one] The series { $series } has one number, and the last is { $last }.
       *[other] The series { $series } has { $numbers } numbers, and the last is { $last }.
    }
problem-personal = A detail of a customer is not the one that was written ({ $field }).
problem-customer = A detail of a customer is not the one the history tells ({ $field }).
sum-entryEffect = what an entry changed for the customer
sum-accountDay = what an account moved on a day
sum-dueSettled = what was paid of a due
sum-dueEnded = whether a due is over
sum-allocationCustomer = whose due was paid
sum-documentDues = the dues of an invoice or loan
sum-documentUsed = what was used of a receipt
sum-documentEnded = whether a document is void
sum-documentOpen = what is open of an invoice or loan
sum-documentNextDue = when an invoice or loan next falls due
sum-customerReceivable = what a customer owes
sum-customerGave = what a customer was given
sum-customerLines = the lines of a khata
sum-customerOutstanding = what is open of a customer
sum-customerNextDue = when a customer next has to pay
sum-customerAdvance = the advance of a customer
sum-customerLastActivity = when a customer was last written about
sum-customerBalance = the balance of a customer
sum-countCustomers = how many customers owe
sum-countOutstanding = what all customers owe
sum-countAdvance = all advances
sum-dueDayOpen = what falls due on a day
sum-dueDayCount = how many dues fall on a day
sum-loanDay = what falls due of loans on a day
sum-loanCount = how many loans there are
sum-loanAmount = what was lent
sum-loanSettled = what settled a loan
sum-loanRepayments = how many repayments there are
sum-loanRepaid = what was repaid
sum-loanWeight = how long repayments took
sum-numberSeries = how far a series of numbers came
sum-linkEarlier = what happened to a customer before
sum-customerLastLink = what happened to a customer last
sum-trailStretch = who wrote when
sum-requests = how often something was written
sum-sequence = how many customers and notes there ever were
settings-recovery-text = With this code you get back in when the password is forgotten. A new one makes the old sheet worthless.
settings-recovery-new = Make a new code
settings-recovery-confirm = The sheet you have now will open nothing any more.
settings-username-hint = You sign in with it.
settings-theme = Colours
settings-density = Rows
settings-size = Text size
theme-system = As the computer
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
density-comfortable = Comfortable
density-compact = Compact
size-13 = Small
size-14 = Usual
size-16 = Large
size-18 = Larger
tax-rate = Rate
tax-rate-hint = As in 18 or 2.5 %
tax-name-hint = As in GST 18 %
tax-name-taken = There is a rate of this name already.
tax-new = Add the rate
tax-none = There is no tax rate yet.
tax-archive = Put away
tax-archived = { $name } is not offered any more.
period-text = Nothing on or before the last closed day can be added, voided or changed. Close a year once its accounts are given away.
period-closed = The books are closed up to { $date }.
period-all-open = No day is closed.
period-open = Open all days
period-close = Close the books
period-through = Last closed day
about-version = Program
about-folder = The books lie in
about-since = This book since
about-local = The book is one encrypted file on this computer. Nothing is sent anywhere.

## Typing the password again

password-again-title = Type your password again
password-again-text = This asks for it because an open window alone must not be enough.
password-again-verb = Go on

## You gave and You got

entry-verb = Which way
entry-choose-customer = Choose the customer.
entry-kind = What you gave
entry-key-kind = Goods or cash
entry-due-usual =
    { $days ->
        [0] This customer usually pays at once.
        [one] This customer usually has { $days } day.
       *[other] This customer usually has { $days } days.
    }
entry-unbilled = This shop charges tax on its bills. Goods written down here, without a bill, carry no tax.
entry-make-invoice = Make it an invoice
entry-balance-after = Balance after
entry-balance-now = Balance now
entry-beyond-limit = { $amount } beyond the credit limit
entry-save-another = Save and add another
entry-saved-gave = { $amount } given to { $name }. Balance: { $balance }.
entry-saved-got = { $amount } received from { $name }. Balance: { $balance }.
entry-undone = Taken back. { $name }: { $balance }.
entry-undo-reason = Undone at once
entry-discarded = What you had typed was dropped.
limit-title = This goes beyond the credit limit
limit-limit = Limit
limit-outstanding = Owed now
limit-requested = This entry
limit-reason = Reason to go beyond it
limit-reason-hint = Written into the book with your name. Then save again.
plan = Paid back
plan-summary = Instalments
plan-once = All at once
plan-week = Every week
plan-fortnight = Every two weeks
plan-month = Every month
plan-custom = Dates of your own
plan-count = How many
plan-due = Due date { $number }
plan-amount = Amount { $number }
plan-add = One more
plan-remove = One fewer
settle = What it settles
settle-oldest = Oldest first
settle-by-hand = Choose
settle-advance = Keep as advance
settle-due = { $date } · { $number }
settle-part = Of { $open }
settle-rest = { $amount } stays as an advance.
settle-share = { $share } of { $open }
working-date-title = Working date
working-date-text = New entries bear this date until you change it back or the book is locked.
working-date-verb = Use this date
working-date-today = Back to today

## Find anything

palette-actions = Do
palette-screens = Go to
palette-lately = Here lately
palette-numbers = Documents by number
palette-amounts = Documents by amount
palette-alike = sounds alike
palette-void = void
palette-bounced = bounced
palette-create = New customer “{ $name }”
palette-hint = A name, a phone, a number, an amount, or what to do

## Customers

customers-search = Name, phone, email or company
customers-sort = Sort by
customers-more-filters = More filters
customers-created = Added
customers-changed = Details changed
customers-which = Active or archived
customers-active = Active
customers-archived = Archived
customers-both = Active and archived
customers-next-due = Next due
customers-last-activity = Last activity
customers-advance = Advance
customers-outstanding = Outstanding
customers-per-page = Rows a page
customers-none-found = No customer fits this
customers-show-all = Show all customers
customers-empty = No customers yet
customers-empty-hint = A name is enough to begin with; the rest can follow.
customers-add-first = Add the first customer
customers-total =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
customer-clear = Settled
customer-owing = Owes
customer-archived = Archived
customer-details = Details of the customer
customer-taken = { $name } has this already.
customer-open = Open { $name }
customer-tax-id = Tax number
customer-address = Address
customer-limit-hint = Empty: no limit. 0: no credit.
customer-days = Credit days
customer-days-hint = Days until a debt falls due
customer-days-unreadable = Write a whole number of days.
customer-language = Language of messages
customer-language-usual = As the shop
customer-was-archived = { $name } is archived.
customer-was-restored = { $name } is back.
customer-was-removed = { $name } was removed.
customer-was-erased = The personal details were erased. Old backups still hold them.
opening = When the book began
opening-none = Nothing owed
opening-owes = They owed
opening-ahead = They had paid ahead
opening-amount = Opening balance
opening-as-of = As of

## The khata of a customer

khata = Khata
khata-back = All customers
khata-date = Date
khata-particulars = Particulars
khata-gave = Gave
khata-got = Got
khata-balance = Balance
khata-overdue-since =
    { $days ->
        [one] since { $date }, { $days } day
       *[other] since { $date }, { $days } days
    }
khata-available = Credit left
khata-over-limit = Over the limit
khata-of-limit = of { $limit }
khata-limit-is = limit { $limit }
khata-voided = Voided
khata-bounced = Cheque bounced
khata-reversal = Reversal
khata-older =
    { $count ->
        [one] { $count } earlier line
       *[other] { $count } earlier lines
    }
khata-brought-forward = Brought forward
khata-total =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
khata-none = Nothing yet. Write the first amount below and press Enter.
khata-none-in-period = Nothing in these days
khata-parts = Parts of the khata
khata-open-items = Open items
khata-details = Details
khata-nothing-open = Nothing is open
khata-no-receipts = Nothing was received yet
khata-no-limit = No limit
khata-phone-international = Phone, international
khata-created = Added
khata-changed = Details changed
khata-line = Line of the khata
khata-archived = This customer is archived and takes no new entries.
khata-erased = Personal details were erased
khata-not-found = There is no such customer
period = Period
period-all = Everything
period-month = This month
period-year = This financial year
period-custom = Other days
period-from = From
period-to = To
entry-row = New line
entry-more = More
customer-edit = Edit details
customer-archive = Archive
customer-restore = Bring back
customer-remove = Remove
customer-remove-title = Remove { $name }?
customer-remove-text = There are no entries, so nothing of the customer stays. This cannot be undone.
customer-erase = Erase personal details
customer-erase-title = Erase the details of { $name }?
customer-erase-text = Name, phone, email, company, address, tax number and note are blanked for good. The amounts stay in the book. Backups made before still hold the details.
fee-charge = Charge interest or a fee
fee-kind = What for
fee-interest = Interest
fee-late = Late fee
fee-bounced = Bounced cheque
fee-saved = { $amount } charged to { $name }. Balance: { $balance }.
discount-give = Give a discount
discount-text = Settles the oldest open dues without money.
discount-saved = { $amount } let go for { $name }. Balance: { $balance }.
write-off = Write off
write-off-text = Gives up what will not be paid. It is counted as a bad debt.
write-off-saved = { $amount } written off for { $name }. Balance: { $balance }.

## Cases

case-new = New case
case-edit = Edit case
case-saved = Case saved
case-subject = Subject
case-subject-hint = What is wrong, in a few words.
case-description = Description
case-priority = Priority
case-low = Low
case-normal = Normal
case-high = High
case-urgent = Urgent
case-open = Open
case-in-progress = In progress
case-waiting = Waiting
case-resolved = Resolved
case-closed = Closed
case-at-work = Being worked on
case-how-far = How far it is
case-status-said = { $subject }: { $status }
case-assigned = Assigned to
case-anybody = Anybody
case-nobody = Nobody yet
case-about = What it is about
case-about-hint = Nobody is reminded of what is open of these while the case is worked on.
case-about-none = This customer has no charge or receipt to choose.
case-about-open = { $amount } open
case-disputed = Disputed
case-disputed-hint = At most { $amount }, which is open.
case-next-step = Next step
case-next-on = Next step on
case-step-late =
    { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }
case-begun = Begun
case-begun-by = { $when }, by { $name }
case-changed = Last changed
case-search = Search subject and description
case-total =
    { $count ->
        [one] { $count } case
       *[other] { $count } cases
    }
case-empty = No cases yet
case-empty-customer = No cases of this customer
case-empty-hint = Write down a complaint, a dispute or a repair, and who sees to it.
case-none-found = No case fits
case-none-at-work = No case is being worked on
case-show-all = Show all cases
case-mine = Cases for you
case-timeline = What happened
case-was-begun = Began the case
case-nothing = nothing
case-erased = Erased
case-note = Note
case-note-save = Add note
case-archived = This customer is archived. The case can be seen and closed.
case-remove = Remove case
case-remove-text = It goes from every list for good. What was written of it stays in the history, with the reason.
case-removed = Case removed
case-back = All cases

## Talks with customers, and what is to follow

talks = Notes
talk-new = New note
talk-edit = Edit note
talk-kind = How
talk-call = Call
talk-visit = Visit
talk-message = Message
talk-note = Note
talk-text = What was said
talk-follow-up = Follow up on
talk-follow-up-hint = A day to come back to it, such as +3 or 25.
talk-assigned = Who does it
talk-anyone = Whoever has time
talk-pin = Pin
talk-pin-hint = Shown whenever this customer is opened.
talk-unpin = Unpin
talk-pinned = Pinned
talk-saved = Note saved
talk-done = Done
talk-not-done = Not done
talk-done-on = Done { $date }
talk-done-today = Followed up today
talk-done-said = Done: { $name }
talk-due = Follow up { $date }
talk-late =
    { $count ->
        [one] Follow-up { $count } day late
       *[other] Follow-up { $count } days late
    }
talk-count =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
talk-erased = What was said was erased.
talk-follow-ups = To follow up
talks-empty = No notes yet
talks-all = All notes
talks-empty-shop = Open a customer and press F4: write what was said, and when to come back to it.
talks-empty-hint = Write down what was said, and Bahi reminds you on the day you choose.

## Promises to pay

promises = Promises
promise-new = New promise
promise-on = By
promise-on-hint = The day the money is to come, such as 25 or +7.
promise-about = For
promise-everything = Whatever is owed
promise-of = { $what }: { $amount } due { $date }
promise-saved = { $name } promised { $amount } by { $date }. No reminder before then.
promise-record = { $kept } kept, { $broken } broken
promise-by = by { $date }
promise-made = promised { $date }
promise-paid = { $amount } of it came
promise-live = Promised
promise-kept = Kept
promise-broken = Broken
promise-replaced = Replaced
promise-settled = No longer owed
promise-withdrawn = Withdrawn
promise-withdraw = Withdraw
promised-by = Promised by { $date }
promises-today = Promised for today

## Messages to customers

message = Message
message-to = Message to { $name }
message-tell = Tell the customer
message-channel = Open in
message-whatsApp = WhatsApp
message-sms = Text message
message-email = Email
message-open-whatsApp = Open WhatsApp
message-open-sms = Open text message
message-open-email = Open email
message-template = Message
message-language = Language
message-number = Phone number
message-number-hint = WhatsApp needs the whole number. Without + it is one of the shop’s country.
message-number-other = Or choose a text message or an email above.
message-number-none = There is no number for this customer yet. Write one here, or choose email above.
message-address = Email address
message-subject = Subject
message-text = Text
message-unsent = Nothing is sent from here: you send it in the program that opens. It is noted with the customer.
message-copy = Copy text
message-copied = The text is copied.
message-not-copied = The text could not be copied. Select it and copy it by hand.
message-opened = Message to { $name } opened and noted.
message-skip = Skip
message-stop = Stop
message-progress = { $at } of { $count }
message-round-over =
    { $count ->
        [one] { $count } message opened.
       *[other] { $count } messages opened.
    }
template-gentle = Reminder, gentle
template-firm = Reminder, firm
template-final = Reminder, last
template-receipt = Money received
template-invoice = Put on the account
template-balance = Balance
text-language-en = English
text-language-hi = हिन्दी
text-language-ur = اردو
settings-messages = Messages to customers
settings-messages-text = What Bahi prepares for your customers. You read each one before you send it yourself.
settings-messages-own = Your own words
settings-messages-given = As it came with Bahi
settings-messages-reset = As it came
settings-messages-preview = How it reads
settings-messages-words = Words in braces
settings-messages-line = A line in which such a word has nothing to say is left out.
settings-upi = UPI id
settings-upi-hint = As in name@bank. Reminders then say how to pay.
template-word-name = the customer’s name
template-word-shop = the shop’s name
template-word-amount = how much it is about
template-word-since = since when it has been due
template-word-bills = up to five open bills
template-word-pay = the UPI link to pay it
template-word-balance = what the account comes to
template-word-number = the number of the bill or receipt
template-word-date = its date
template-word-due = the day to pay by

## Why something was refused

error-empty = Something must be written here.
error-too-long = This is too long: { $max } characters at most.
error-forbidden-character = There is a hidden character in this text. Type it again rather than pasting it.
error-email-malformed = This is not an email address.
error-phone-malformed = This is not a phone number of the shop’s country. Begin with + for another country.
error-username-malformed = 3 to 40 letters, digits, dots, dashes or underscores.
error-tax-id-malformed = This is not a tax number.
error-cheque-number-malformed = Up to 20 letters, digits, dashes and slashes.
error-not-a-choice = Choose one of the list.
error-stay-forbidden = The owner lets nobody stay signed in on this computer.
error-keyring-unavailable = The keyring of this computer did not keep it. You sign in with your password as before.
error-choice-not-kept = This computer did not let Bahi keep that. It stays as it was.
error-none-left = With this no notification could ever come.

error-amount-not-positive = The amount must be more than nothing.
error-amount-too-large = One entry holds { $limit } at most.
error-money-out-of-range = The sum is more than a book can hold.
error-amount-unreadable = This is not an amount. Try 1,20,000 or 500+250.
error-too-many-decimals =
    { $exponent ->
        [0] This currency has no decimals.
        [one] This currency has { $exponent } decimal.
       *[other] This currency has { $exponent } decimals.
    }
error-date-unreadable = This is not a date. Try 21, 21/11 or today.
error-date-impossible = There is no such day.
error-due-before-issue = Due before it was issued, on { $date }.
error-date-in-future = This day is still to come: today is { $date }.
error-date-past = This day is past: today is { $date }.
error-promise-not-found = There is no such promise.
error-promise-over = This promise is over. Only one that is still running can be withdrawn.
error-upi-malformed = This is not a UPI id. It reads like name@bank.
error-unknown-word = There is no word { $word } to put in braces.
error-cannot-open = This computer has no program that opens it. Nothing was noted; copy the text instead.
error-nothing-due = There is nothing to remind them of: all of it is paid, paid in advance or disputed.
error-case-not-found = There is no such case. It may have been removed.
error-not-theirs = This document is another customer’s.
error-person-closed = Their sign-in is closed. Choose somebody else.
error-interaction-not-found = There is no such note.
error-date-before-document = Before the day it is about, { $date }.
error-period-closed = The books are closed up to { $date }.
error-instalment-count = 1 to { $max } instalments.
error-instalments-out-of-order = Each instalment must come after the one before.
error-instalments-do-not-sum = The instalments come to { $sum }, not to { $total }.
error-quantity-not-positive = The quantity must be more than nothing.
error-percent-out-of-range = 0 to 100 %.
error-discount-too-large = The discount is more than the line is worth.
error-line-count = 1 to { $max } lines.

error-customer-not-found = There is no such customer.
error-customer-archived = This customer is archived. Bring them back first.
error-customer-has-history = This customer has entries and cannot be deleted. Archive them instead.
error-customer-erased = This customer’s details were erased.
error-email-taken = { $name } has this email already.
error-phone-taken = { $name } has this phone number already.
error-credit-limit-exceeded = This goes beyond the credit limit: { $outstanding } owed and { $requested } more, with a limit of { $limit }.
error-override-needs-owner = Only an owner may go beyond a credit limit.

error-document-not-found = There is no such entry.
error-document-void = This was voided.
error-already-paid = Nothing is open on this any more.
error-exceeds-outstanding = This is more than the { $outstanding } that is open.
error-due-not-found = That is not one of this customer’s open dues.
error-exceeds-due = This is more than the { $open } that is open on that due.
error-allocation-exceeds-amount = More is settled than the { $amount } there is.
error-exceeds-advance = Only { $rest } is left of the advance.
error-in-use = Another entry builds on this one. Undo that first.
error-cannot-bill = This is billed already, or was not a sale of goods.
error-advance-refunded = { $refunded } of this was paid back. Undo that first.
error-cheque-state = The cheque is not in the state that this needs.
error-cheque-bounced = This cheque bounced.
error-wrong-kind = This cannot be done with an entry of this kind.
error-exceeds-line = Only { $left } of this line can be taken back.
error-series-full = The numbers of this year are used up.
error-reason-missing = Write the reason.
error-not-yours = You may undo only what you entered today. Ask an owner.
error-not-your-words = Only whoever wrote this can change its words, and only on that day. Write another note instead.

error-request-id-malformed = Something went wrong inside the program. Nothing was saved.
error-request-reused = This was saved already with other contents. Look at the list; to write down another entry, discard this draft first.
error-argument-malformed = Something went wrong inside the program. Nothing was saved.

error-signed-out = You are signed out. Sign in to go on.
error-owner-only = Only an owner may do this.
error-password-needed = Type your password to go on.
error-wrong-password = The username or the password is wrong.
error-wrong-recovery-code = This recovery code is wrong.
error-recovery-code-mistyped = There is a slip in this code. Compare it with the sheet.
error-try-later =
    { $seconds ->
        [one] Too many wrong tries. Wait { $seconds } second.
       *[other] Too many wrong tries. Wait { $seconds } seconds.
    }
error-password-too-short = At least { $min } characters.
error-password-too-long = At most { $max } characters.
error-password-too-common = Everybody tries this one first. Choose another.
error-passwords-differ = The two passwords are not the same.
error-username-taken = Somebody has this username already.
error-user-email-taken = Somebody has this email already.
error-person-not-found = There is nobody like that in this shop any more.
error-not-oneself = Nobody does this to themselves. Another owner can.
error-sign-in-closed = An owner has closed your sign-in. Ask them.
error-own-password-needed = Choose a password of your own.
error-one-time-password-over = This one-time password is over. Ask an owner for another.

error-shop-not-found = This shop is not on this computer.
error-shop-in-use = This book is open in another window.
error-not-the-sample = This is your own shop and not the sample. It stays as it is.
error-header-damaged = The key file is damaged. Nothing was changed; restore it from a backup.
error-book-missing = The file of this book is missing. Restore it from a backup.
error-book-damaged = The file of this book is damaged. Nothing was changed; restore it from a backup.
error-book-newer = This book was written by a newer Bahi. Nothing was changed; update this program.
error-folder-read-only = The folder of the books cannot be written to.
error-cannot-save-there = The file could not be written there. Choose another place.
error-disk-full = The disk is full. Nothing was saved; make room and try again.
error-book-read-only = The disk had an error, so the book is open for reading only.
error-stopped = The check was stopped before its end: nothing is known of the rest.
error-internal = Something went wrong inside the program. Nothing was saved. Reference { $reference }.

## The tray

tray-open = Open Bahi
tray-lock = Lock
tray-check = Check now
tray-quit = Quit

## Notifications

notice-title = { $shop }
notice-overdue =
    { $count ->
        [one] { $count } payment is overdue
       *[other] { $count } payments are overdue
    }
notice-overdue-since =
    { $count ->
        [one] Since { $since }: { $count } payment is overdue
       *[other] Since { $since }: { $count } payments are overdue
    }
notice-unknown = Open Bahi to see today’s reminders
notice-due-today =
    { $count ->
        [one] { $count } payment falls due today
       *[other] { $count } payments fall due today
    }
notice-promises =
    { $count ->
        [one] { $count } promise is for today
       *[other] { $count } promises are for today
    }
notice-follow-ups =
    { $count ->
        [one] { $count } thing to follow up
       *[other] { $count } things to follow up
    }
notice-cases =
    { $count ->
        [one] A case needs its next step
       *[other] { $count } cases need their next step
    }
notice-name = { $name }: { $amount }
weekday =
    { $day ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
day-of-month =
    { $month ->
        [1] { $day } January
        [2] { $day } February
        [3] { $day } March
        [4] { $day } April
        [5] { $day } May
        [6] { $day } June
        [7] { $day } July
        [8] { $day } August
        [9] { $day } September
        [10] { $day } October
        [11] { $day } November
       *[12] { $day } December
    }

# ── The history: what was done, what changed ──

trail = History
trail-text = Everything that was ever written in this book, by whom and when. Nobody can change it.
trail-when = When
trail-who = Who
trail-what = What was done
trail-about = of
trail-became = became
trail-erased = erased
trail-customer-gone = A customer who was removed
trail-everybody = Everybody
trail-person = Person
trail-day = Day
trail-document = Document
trail-filters = Narrow the history
trail-file = History
trail-of-day = History of this day
trail-yes = yes
trail-no = no
trail-empty = Nothing was written
trail-empty-hint = Take a filter away to see more.
action-unknown = Something
action-shopRegister = Shop opened
action-shopChange = Settings changed
action-periodClose = Closed period changed
action-keysChange = Keys of the book changed
action-passwordChange = Own password changed
action-recoveryChange = New recovery code
action-personAdd = Person added
action-personChange = Person’s details changed
action-personReset = One-time password given
action-personRole = Role changed
action-personDisable = Access closed
action-personEnable = Access opened again
action-personRemove = Person removed
action-taxRateCreate = Tax rate added
action-taxRateArchive = Tax rate no longer offered
action-customerCreate = Customer added
action-customerChange = Customer’s details changed
action-customerArchive = Customer archived
action-customerRestore = Customer brought back
action-customerRemove = Customer removed
action-customerErase = Customer’s details erased
action-interactionCreate = Conversation noted
action-interactionChange = Conversation changed
action-promiseCreate = Promise noted
action-promiseWithdraw = Promise taken back
action-caseCreate = Case begun
action-caseChange = Case changed
action-caseNote = Note on a case
action-caseRemove = Case removed
action-templateChange = Message changed
action-customerSetAside = Left in peace for a while
action-customerBringBack = To be reminded of again
action-invoiceCreate = Invoice given
action-invoiceReplace = Invoice replaced
action-loanCreate = Loan given
action-loanBill = Loan billed
action-repaymentRecord = Repayment received
action-receiptRecord = Money received
action-chequeDeposit = Cheque deposited
action-chequeBounce = Cheque bounced
action-advanceUse = Advance used
action-advanceRefund = Advance paid back
action-creditNoteCreate = Goods taken back
action-feeCharge = Fee charged
action-discountGive = Discount given
action-debtWriteOff = Debt written off
action-moneyMove = Money moved
action-documentVoid = Voided
field-name = Name
field-phone = Phone
field-email = Email
field-company = Company
field-address = Address
field-taxId = Tax number
field-creditLimit = Credit limit
field-creditDays = Days to pay
field-language = Language
field-note = Note
field-kind = Kind
field-text = Text
field-pinned = Pinned
field-followUpDay = Follow-up on
field-followUpMinute = Follow-up at
field-assignedTo = Assigned to
field-doneAt = Done
field-subject = Subject
field-description = Description
field-priority = Priority
field-status = Status
field-documents = About
field-disputed = Disputed
field-nextStep = Next step
field-nextDay = Next step on
field-reason = Reason
field-dueId = Of
field-amount = Amount
field-day = For the day
field-madeDay = Made on
field-madeAfter = Made after
field-madeSettled = Made after settling
field-withdrawnAt = Taken back
field-role = Role
field-username = Username
field-disabledAt = Access closed since
field-removedAt = Removed
field-onceUntil = One-time password good until
field-onceEpoch = Password number
field-taxRegistered = Charges tax
field-upiId = UPI id
field-template = Message
field-until = Until
field-done = Done
field-grouping = Numbers are written
field-zone = Time zone
field-yearMonth = First month of the year
field-yearDay = First day of the year
field-reminderMinute = Time of the notification
field-reminderNames = Names in the notification
field-reminderDaysOff = No notification on
field-holidays = Holidays
field-quietFrom = Quiet from
field-quietUntil = Quiet until
field-reminderOff = The notification leaves out
field-reminderLocked = Counted while the book is locked
field-stayAllowed = Staying signed in is allowed
field-idleMinutes = Minutes until locking
field-ageingEdges = Late after days
field-chequeFrees = A cheque in hand frees credit
field-closedThrough = Closed up to
field-basisPoints = Rate
field-archived = No longer offered
word-call = Call
word-visit = Visit
word-message = Message
word-note = Note
word-gentle = Reminder, gentle
word-firm = Reminder, firm
word-final = Reminder, last
word-receipt = Money received
word-invoice = Put on the account
word-balance = Balance
word-owner = Owner
word-staff = Staff
word-low = Low
word-normal = Normal
word-high = High
word-urgent = Urgent
word-open = Open
word-inProgress = In progress
word-waiting = Waiting
word-resolved = Resolved
word-closed = Closed
word-lakh = 12,34,567
word-thousand = 1,234,567
word-monday = Monday
word-tuesday = Tuesday
word-wednesday = Wednesday
word-thursday = Thursday
word-friday = Friday
word-saturday = Saturday
word-sunday = Sunday
word-overdue = What is overdue
word-dueToday = What falls due today
word-promises = Promises for today
word-followUps = Things to follow up
word-cases = Cases
