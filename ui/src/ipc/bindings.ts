// A stand-in with the names that the generated file has; the shell's bindings test overwrites it.
import { invoke as __TAURI_INVOKE } from '@tauri-apps/api/core';

export type CustomerId = number;
export type Day = string;
export type DocumentId = number;
export type DueId = number;
export type Minor = number;
export type Moment = number;
export type UserId = number;

export type Grouping = 'lakh' | 'thousand';
export type Holder = { id: CustomerId; name: string };
export type Role = 'owner' | 'staff';

export type PersonView = {
  id: UserId;
  role: Role;
  name: string;
  username: string;
  email: string | null;
  phone: string | null;
  createdAt: Moment;
  changedAt: Moment;
};

export type ShopView = {
  id: string;
  name: string;
  phone: string | null;
  address: string | null;
  taxId: string | null;
  taxRegistered: boolean;
  country: string;
  currency: string;
  grouping: Grouping;
  zone: string;
  yearMonth: number;
  yearDay: number;
  language: string;
  exponent: number;
  symbol: string;
  reminderMinute: number;
  reminderNames: boolean;
  idleMinutes: number;
  ageingEdges: number[];
  chequeFrees: boolean;
  closedThrough: Day | null;
  sample: boolean;
  today: Day;
  createdAt: Moment;
  changedAt: Moment;
};

export type SignedIn = { session: string; shop: ShopView; person: PersonView; role: Role };

export type Refused = { field: string | null } & Refusal;

export type Refusal =
  | { code: 'empty' }
  | { code: 'tooLong'; params: { max: number } }
  | { code: 'forbiddenCharacter'; params: { code: number } }
  | { code: 'emailMalformed' }
  | { code: 'phoneMalformed' }
  | { code: 'usernameMalformed' }
  | { code: 'taxIdMalformed' }
  | { code: 'chequeNumberMalformed' }
  | { code: 'notAChoice' }
  | { code: 'amountNotPositive' }
  | { code: 'amountTooLarge'; params: { limit: Minor } }
  | { code: 'moneyOutOfRange' }
  | { code: 'amountUnreadable' }
  | { code: 'tooManyDecimals'; params: { exponent: number } }
  | { code: 'dateUnreadable' }
  | { code: 'dateImpossible' }
  | { code: 'dueBeforeIssue'; params: { issuedOn: Day } }
  | { code: 'dateInFuture'; params: { today: Day } }
  | { code: 'dateBeforeDocument'; params: { issuedOn: Day } }
  | { code: 'periodClosed'; params: { through: Day } }
  | { code: 'instalmentCount'; params: { max: number } }
  | { code: 'instalmentsOutOfOrder' }
  | { code: 'instalmentsDoNotSum'; params: { total: Minor; sum: Minor } }
  | { code: 'quantityNotPositive' }
  | { code: 'percentOutOfRange' }
  | { code: 'discountTooLarge' }
  | { code: 'lineCount'; params: { max: number } }
  | { code: 'customerNotFound' }
  | { code: 'customerArchived' }
  | { code: 'customerHasHistory' }
  | { code: 'customerErased' }
  | { code: 'emailTaken'; params: { holder: Holder } }
  | { code: 'phoneTaken'; params: { holder: Holder } }
  | { code: 'creditLimitExceeded'; params: { limit: Minor; outstanding: Minor; requested: Minor } }
  | { code: 'overrideNeedsOwner' }
  | { code: 'documentNotFound' }
  | { code: 'documentVoid' }
  | { code: 'alreadyPaid' }
  | { code: 'exceedsOutstanding'; params: { outstanding: Minor } }
  | { code: 'dueNotFound'; params: { due: DueId } }
  | { code: 'exceedsDue'; params: { due: DueId; open: Minor } }
  | { code: 'allocationExceedsAmount'; params: { amount: Minor } }
  | { code: 'exceedsAdvance'; params: { rest: Minor } }
  | { code: 'inUse'; params: { by: DocumentId } }
  | { code: 'cannotBill' }
  | { code: 'advanceRefunded'; params: { refunded: Minor } }
  | { code: 'chequeState' }
  | { code: 'chequeBounced' }
  | { code: 'wrongKind' }
  | { code: 'exceedsLine'; params: { left: number } }
  | { code: 'seriesFull' }
  | { code: 'reasonMissing' }
  | { code: 'notYours' }
  | { code: 'requestIdMalformed' }
  | { code: 'requestReused' }
  | { code: 'argumentMalformed'; params: { detail: string } }
  | { code: 'signedOut' }
  | { code: 'ownerOnly' }
  | { code: 'passwordNeeded' }
  | { code: 'wrongPassword' }
  | { code: 'wrongRecoveryCode' }
  | { code: 'recoveryCodeMistyped' }
  | { code: 'tryLater'; params: { seconds: number } }
  | { code: 'passwordTooShort'; params: { min: number } }
  | { code: 'passwordTooLong'; params: { max: number } }
  | { code: 'passwordTooCommon' }
  | { code: 'passwordsDiffer' }
  | { code: 'usernameTaken' }
  | { code: 'userEmailTaken' }
  | { code: 'shopNotFound' }
  | { code: 'shopInUse' }
  | { code: 'headerDamaged' }
  | { code: 'bookMissing' }
  | { code: 'bookDamaged'; params: { detail: string } }
  | { code: 'bookNewer'; params: { needs: number } }
  | { code: 'folderReadOnly' }
  | { code: 'diskFull' }
  | { code: 'bookReadOnly'; params: { detail: string } }
  | { code: 'internal'; params: { reference: string } };

/** Commands */
export const commands = {
  lock: () => typedError<null, Refused>(__TAURI_INVOKE('lock')),
  signOut: () => typedError<null, Refused>(__TAURI_INVOKE('sign_out')),
  readAmount: (text: string) => typedError<Minor, Refused>(__TAURI_INVOKE('read_amount', { text })),
  readDate: (text: string) => typedError<Day, Refused>(__TAURI_INVOKE('read_date', { text })),
};

async function typedError<T, E>(
  result: Promise<T>,
): Promise<{ status: 'ok'; data: T } | { status: 'error'; error: E }> {
  try {
    return { status: 'ok', data: await result };
  } catch (e) {
    if (e instanceof Error) throw e;
    return { status: 'error', error: e as E };
  }
}
