/** A small shop with nothing in its book yet: what commands answer about it, and what tests put into it. */
/** The shop as the door shows it. */
export const SHOP_CARD = {
  id: 'a1',
  name: 'Verma Kirana',
  usernames: ['asha'],
  stays: [],
  stayAllowed: false,
  sample: false,
};

/** A desktop with a tray, where closing the window was not asked about yet. */
export const STAYING = {
  tray: true,
  onClose: null,
  starts: false,
  offer: false,
};

/** A day with nobody to remind. */
export const NO_REMINDERS = {
  today: '2026-11-21',
  dueToday: [],
  upcoming: [],
  followUps: [],
  promises: [],
  dueTodayAmount: 0,
  lastShown: null,
};

/** How numbers and days are written where the shop is. */
export const INDIA = {
  country: 'IN',
  currency: 'INR',
  grouping: 'lakh',
  zone: 'Asia/Kolkata',
  yearMonth: 4,
  yearDay: 1,
};

/** The owner of a small shop, as the shell answers to a sign-in. */
export const SIGNED_IN = {
  session: '5e5510',
  role: 'owner',
  stays: false,
  person: {
    id: 1,
    role: 'owner',
    name: 'Asha Verma',
    username: 'asha',
    email: 'asha@example.com',
    phone: null,
    createdAt: 0,
    changedAt: 0,
  },
  shop: {
    id: 'a1',
    name: 'Verma Kirana',
    phone: null,
    address: null,
    taxId: null,
    taxRegistered: false,
    upiId: null,
    ...INDIA,
    language: 'en',
    exponent: 2,
    symbol: '₹',
    reminderMinute: 480,
    reminderNames: false,
    reminderDaysOff: [],
    holidays: [],
    quiet: null,
    reminderOff: [],
    reminderLocked: true,
    stayAllowed: false,
    idleMinutes: 10,
    ageingEdges: [0, 30, 60, 90],
    creditDays: 0,
    chequeFrees: false,
    closedThrough: null,
    sample: false,
    today: '2026-11-21',
    createdAt: 0,
    changedAt: 0,
  },
};

const NOTHING = { amount: 0, dues: 0, customers: 0 };
/** Today in a book without an entry; every sign-in passes by it. */
export const EMPTY_TODAY = {
  today: SIGNED_IN.shop.today,
  toReceive: NOTHING,
  overdue: NOTHING,
  dueToday: NOTHING,
  advances: 0,
  receivedToday: 0,
  givenToday: 0,
  customers: 0,
  ageing: [],
  flow: [],
  next: [],
  followUps: [],
  promises: [],
  cases: [],
  recent: [],
};

/** Something talked about with a customer this morning. */
export const talk = (id: number, more: Record<string, unknown> = {}) => ({
  id,
  customerId: 1,
  customerName: 'Ramesh Kumar',
  kind: 'call',
  text: 'Will pay on Friday, after the market.\nHis brother may bring it.',
  pinned: false,
  followUp: null,
  by: 'Asha Verma',
  createdAt: Date.UTC(2026, 10, 21, 6, 30),
  changedAt: Date.UTC(2026, 10, 21, 6, 30),
  editable: true,
  ...more,
});

/** A promise of a customer, live or what came of it. */
export const promise = (id: number, status: string, more: Record<string, unknown> = {}) => ({
  id,
  customerId: 1,
  customerName: 'Ramesh Kumar',
  dueId: null,
  number: null,
  amount: 40_000,
  paid: 0,
  on: '2026-11-25',
  madeOn: '2026-11-20',
  note: null,
  status,
  withdrawable: status === 'live',
  by: 'Asha Verma',
  createdAt: Date.UTC(2026, 10, 20, 6, 30),
  ...more,
});

/** A line of whom to call. */
export const caller = (customerId: number, customerName: string, more: Record<string, unknown> = {}) => ({
  customerId,
  customerName,
  phone: '+91 98765 43210',
  open: 420_000,
  since: '2026-10-14',
  daysLate: 38,
  promised: 0,
  lastKind: null,
  lastAt: null,
  lastPromise: null,
  ...more,
});

type Value = { is: string } & Record<string, unknown>;

/** A field of the trail before and after; a text stands for itself. */
export const changed = (field: string, before: Value | string | null, after: Value | string | null) => {
  const value = (side: Value | string | null) =>
    side === null ? { is: 'nothing' } : typeof side === 'string' ? { is: 'text', text: side } : side;
  return { field, before: value(before), after: value(after) };
};
