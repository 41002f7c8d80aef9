/**
 * The one place where a refusal becomes words. The map has an entry for every code that the shell can
 * answer with, or it does not compile.
 */
import { formatDate, formatMoney, formatThousandths } from '$format';
import type { Refusal } from '$ipc/bindings';
import { t } from './language.svelte';

type Code = Refusal['code'];
type Params<C extends Code> = Extract<Refusal, { code: C }> extends { params: infer P } ? P : undefined;

/** The words for every code, from the figures in the refusal: amounts in minor units, civil dates. */
export const errors: { [C in Code]: (params: Params<C>) => string } = {
  // Text
  empty: () => t('error-empty'),
  tooLong: (p) => t('error-too-long', { max: p.max }),
  forbiddenCharacter: () => t('error-forbidden-character'),
  emailMalformed: () => t('error-email-malformed'),
  phoneMalformed: () => t('error-phone-malformed'),
  usernameMalformed: () => t('error-username-malformed'),
  taxIdMalformed: () => t('error-tax-id-malformed'),
  chequeNumberMalformed: () => t('error-cheque-number-malformed'),
  upiMalformed: () => t('error-upi-malformed'),
  unknownWord: (p) => t('error-unknown-word', { word: `{${p.word}}` }),
  stayForbidden: () => t('error-stay-forbidden'),
  keyringUnavailable: () => t('error-keyring-unavailable'),
  choiceNotKept: () => t('error-choice-not-kept'),
  noneLeft: () => t('error-none-left'),
  notAChoice: () => t('error-not-a-choice'),
  // Amounts, dates and numbers
  amountNotPositive: () => t('error-amount-not-positive'),
  amountTooLarge: (p) => t('error-amount-too-large', { limit: formatMoney(p.limit) }),
  moneyOutOfRange: () => t('error-money-out-of-range'),
  amountUnreadable: () => t('error-amount-unreadable'),
  tooManyDecimals: (p) => t('error-too-many-decimals', { exponent: p.exponent }),
  dateUnreadable: () => t('error-date-unreadable'),
  dateImpossible: () => t('error-date-impossible'),
  dueBeforeIssue: (p) => t('error-due-before-issue', { date: formatDate(p.issuedOn) }),
  dateInFuture: (p) => t('error-date-in-future', { date: formatDate(p.today) }),
  datePast: (p) => t('error-date-past', { date: formatDate(p.today) }),
  promiseNotFound: () => t('error-promise-not-found'),
  promiseOver: () => t('error-promise-over'),
  caseNotFound: () => t('error-case-not-found'),
  notTheirs: () => t('error-not-theirs'),
  personClosed: () => t('error-person-closed'),
  cannotOpen: () => t('error-cannot-open'),
  nothingDue: () => t('error-nothing-due'),
  interactionNotFound: () => t('error-interaction-not-found'),
  dateBeforeDocument: (p) => t('error-date-before-document', { date: formatDate(p.issuedOn) }),
  periodClosed: (p) => t('error-period-closed', { date: formatDate(p.through) }),
  instalmentCount: (p) => t('error-instalment-count', { max: p.max }),
  instalmentsOutOfOrder: () => t('error-instalments-out-of-order'),
  instalmentsDoNotSum: (p) =>
    t('error-instalments-do-not-sum', { sum: formatMoney(p.sum), total: formatMoney(p.total) }),
  quantityNotPositive: () => t('error-quantity-not-positive'),
  percentOutOfRange: () => t('error-percent-out-of-range'),
  discountTooLarge: () => t('error-discount-too-large'),
  lineCount: (p) => t('error-line-count', { max: p.max }),
  // Customers
  customerNotFound: () => t('error-customer-not-found'),
  customerArchived: () => t('error-customer-archived'),
  customerHasHistory: () => t('error-customer-has-history'),
  customerErased: () => t('error-customer-erased'),
  emailTaken: (p) => t('error-email-taken', { name: p.holder.name }),
  phoneTaken: (p) => t('error-phone-taken', { name: p.holder.name }),
  creditLimitExceeded: (p) =>
    t('error-credit-limit-exceeded', {
      outstanding: formatMoney(p.outstanding),
      requested: formatMoney(p.requested),
      limit: formatMoney(p.limit),
    }),
  overrideNeedsOwner: () => t('error-override-needs-owner'),
  // Documents
  documentNotFound: () => t('error-document-not-found'),
  documentVoid: () => t('error-document-void'),
  alreadyPaid: () => t('error-already-paid'),
  exceedsOutstanding: (p) => t('error-exceeds-outstanding', { outstanding: formatMoney(p.outstanding) }),
  dueNotFound: () => t('error-due-not-found'),
  exceedsDue: (p) => t('error-exceeds-due', { open: formatMoney(p.open) }),
  allocationExceedsAmount: (p) => t('error-allocation-exceeds-amount', { amount: formatMoney(p.amount) }),
  exceedsAdvance: (p) => t('error-exceeds-advance', { rest: formatMoney(p.rest) }),
  inUse: () => t('error-in-use'),
  cannotBill: () => t('error-cannot-bill'),
  advanceRefunded: (p) => t('error-advance-refunded', { refunded: formatMoney(p.refunded) }),
  chequeState: () => t('error-cheque-state'),
  chequeBounced: () => t('error-cheque-bounced'),
  wrongKind: () => t('error-wrong-kind'),
  exceedsLine: (p) => t('error-exceeds-line', { left: formatThousandths(p.left) }),
  seriesFull: () => t('error-series-full'),
  reasonMissing: () => t('error-reason-missing'),
  notYours: () => t('error-not-yours'),
  notYourWords: () => t('error-not-your-words'),
  // Requests
  requestIdMalformed: () => t('error-request-id-malformed'),
  requestReused: () => t('error-request-reused'),
  argumentMalformed: () => t('error-argument-malformed'),
  // People and sessions
  signedOut: () => t('error-signed-out'),
  ownerOnly: () => t('error-owner-only'),
  passwordNeeded: () => t('error-password-needed'),
  wrongPassword: () => t('error-wrong-password'),
  wrongRecoveryCode: () => t('error-wrong-recovery-code'),
  recoveryCodeMistyped: () => t('error-recovery-code-mistyped'),
  tryLater: (p) => t('error-try-later', { seconds: p.seconds }),
  passwordTooShort: (p) => t('error-password-too-short', { min: p.min }),
  passwordTooLong: (p) => t('error-password-too-long', { max: p.max }),
  passwordTooCommon: () => t('error-password-too-common'),
  passwordsDiffer: () => t('error-passwords-differ'),
  usernameTaken: () => t('error-username-taken'),
  userEmailTaken: () => t('error-user-email-taken'),
  personNotFound: () => t('error-person-not-found'),
  notOneself: () => t('error-not-oneself'),
  signInClosed: () => t('error-sign-in-closed'),
  ownPasswordNeeded: () => t('error-own-password-needed'),
  oneTimePasswordOver: () => t('error-one-time-password-over'),
  // The file
  shopNotFound: () => t('error-shop-not-found'),
  shopInUse: () => t('error-shop-in-use'),
  notTheSample: () => t('error-not-the-sample'),
  headerDamaged: () => t('error-header-damaged'),
  bookMissing: () => t('error-book-missing'),
  bookDamaged: () => t('error-book-damaged'),
  bookNewer: () => t('error-book-newer'),
  folderReadOnly: () => t('error-folder-read-only'),
  cannotSaveThere: () => t('error-cannot-save-there'),
  diskFull: () => t('error-disk-full'),
  bookReadOnly: () => t('error-book-read-only'),
  stopped: () => t('error-stopped'),
  internal: (p) => t('error-internal', { reference: p.reference }),
};

/** The words for a refusal. */
export function describe(refusal: Refusal): string {
  const words = errors[refusal.code] as ((params: unknown) => string) | undefined;
  const params = 'params' in refusal ? refusal.params : undefined;
  // A shell that is newer than this window may answer with a code it does not know.
  return words ? words(params) : errors.internal({ reference: refusal.code });
}
