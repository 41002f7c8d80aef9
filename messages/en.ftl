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
status-bar = Status
status-local = Everything is kept on this computer
working-date = Working date { $date }
not-found-title = There is nothing here
not-found-text = This page is not part of the book.
go-to-today = Go to Today

## Verbs that many screens share

save = Save
cancel = Cancel
close = Close
undo = Undo
edit = Edit
delete = Delete
search = Search
retry = Try again
print = Print
export = Export
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

amount-due = { $amount } due
amount-advance = { $amount } advance
amount-settled = Settled
amount-gave-word = You gave
amount-got-word = You got

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
form-saving = Saving…
draft-restored = What you had typed was kept.
combobox-create = Create “{ $name }”
combobox-none = Nothing found
combobox-busy = Searching…
select-choose = Choose…

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
key-new = New
key-working-date = Change the working date
key-keys = Show the keys
key-lock = Lock
key-section = Go to { $section }
key-undo = Undo

## Why something was refused

error-internal = Something went wrong inside the program. Nothing was saved.
error-not-signed-in = You are signed out. Sign in to go on.
