/** What is typed into any form outlives a lock, a crash and a power cut, under its request id, and no other form sees it. */
import { expect, it } from 'vitest';
import { openSignedIn, Refused, type Answers, type Screen } from './harness';
import { document, invoice, loan, openItem, receipt } from './papers';
import { customer, PEOPLE } from './people';
import { SHOP_CARD, SIGNED_IN } from './shop';

const START = { version: '0.1.0', folder: '/books', countries: [] };
const REQUEST = 'd1b1a7c0-0000-4000-8000-000000000001';

/** One form: where it lies, how one gets there, what is typed, under which name it is kept, and how it is sent. */
type Case = {
  /** The name of the draft: what the form is, and what it is about. */
  draft: string;
  path: string;
  answers: Answers;
  /** The button that opens it, or the menu and the line in it. */
  open: string[];
  field: string;
  typed: string;
  /** What the form keeps of it. */
  kept: Record<string, unknown>;
  command: string;
  /** The button that sends it. */
  verb: string;
  /** What its command answers. */
  saved: unknown;
};

const at = {
  loan: { path: '/loans/9', answers: { loan } },
  invoice: { path: '/invoices/5', answers: { invoice, customer: customer() } },
  receipt: { path: '/receipts/7', answers: { receipt, open_items: [openItem] } },
  khata: { path: '/customers/1', answers: PEOPLE },
  today: { path: '/today', answers: {} },
};
const more = (line: string) => ['More actions', line];

const CASES: Case[] = [
  {
    ...at.loan,
    draft: 'repayment-9',
    open: ['Record repayment'],
    field: 'Amount',
    typed: '600',
    kept: { amount: '600' },
    command: 'record_repayment',
    verb: 'Save',
    saved: loan,
  },
  {
    ...at.loan,
    draft: 'void-9',
    open: ['Void'],
    field: 'Reason',
    typed: 'Written twice',
    kept: { reason: 'Written twice' },
    command: 'void_document',
    verb: 'Void',
    saved: document,
  },
  {
    ...at.invoice,
    draft: 'credit-note-5',
    open: more('Take goods back'),
    field: 'Reason',
    typed: 'Wet',
    kept: { note: 'Wet' },
    command: 'create_credit_note',
    verb: 'Take goods back',
    saved: invoice,
  },
  {
    ...at.receipt,
    draft: 'advance-7',
    open: ['Use the advance'],
    field: 'Date',
    typed: '2026-11-20',
    kept: { on: '2026-11-20' },
    command: 'use_advance',
    verb: 'Use the advance',
    saved: document,
  },
  {
    ...at.receipt,
    draft: 'refund-7',
    open: ['Pay it back'],
    field: 'Note',
    typed: 'At the door',
    kept: { note: 'At the door' },
    command: 'refund_advance',
    verb: 'Pay it back',
    saved: document,
  },
  {
    ...at.receipt,
    draft: 'deposit-7',
    open: ['Deposit the cheque'],
    field: 'Date',
    typed: '2026-11-20',
    kept: { on: '2026-11-20' },
    command: 'deposit_cheque',
    verb: 'Deposit the cheque',
    saved: receipt,
  },
  {
    ...at.receipt,
    draft: 'bounce-7',
    open: ['The cheque bounced'],
    field: 'What the bank said',
    typed: 'No funds',
    kept: { note: 'No funds' },
    command: 'bounce_cheque',
    verb: 'The cheque bounced',
    saved: receipt,
  },
  ...(['fee', 'discount', 'writeOff'] as const).map((kind) => ({
    ...at.khata,
    draft: `${kind}-1`,
    open: more({ fee: 'Charge interest or a fee', discount: 'Give a discount', writeOff: 'Write off' }[kind]),
    field: 'Amount',
    typed: '20',
    kept: { amount: '20' },
    command: { fee: 'charge_fee', discount: 'give_discount', writeOff: 'write_off' }[kind],
    verb: 'Save',
    saved: document,
  })),
  {
    ...at.today,
    draft: 'money',
    open: ['Cash and bank'],
    field: 'Amount',
    typed: '20',
    kept: { amount: '20' },
    command: 'move_money',
    verb: 'Save',
    saved: document,
  },
];

const readers: Answers = {
  read_amount: 2000,
  read_date: ({ text, working }: { text: string; working: string }) => text || working,
};

const begin = (form: Case, answers: Answers = {}) =>
  openSignedIn(form.path, { ...form.answers, ...readers, ...answers });

async function openForm(screen: Screen, form: Case) {
  for (const name of form.open) {
    const role = name === form.open.at(-1) && form.open.length > 1 ? 'menuitem' : 'button';
    await screen.page.getByRole(role, { name, exact: true }).first().click();
  }
  const dialog = screen.page.getByRole('dialog');
  const field = dialog.getByLabel(form.field, { exact: true });
  await field.waitFor();
  return { dialog, field };
}

/** What was kept last under the name of the form. */
function kept(screen: Screen): { values: Record<string, unknown>; requestId: string } {
  return JSON.parse(String(screen.sent('save_draft')?.['body'])) as never;
}

it.each(CASES)('keeps what is typed as $draft, and drops it when it is cancelled', async (form) => {
  const screen = await begin(form);
  const { dialog, field } = await openForm(screen, form);
  await field.fill(form.typed);
  await expect.poll(() => screen.sent('save_draft')?.['screen']).toBe(form.draft);
  expect(kept(screen).values).toMatchObject(form.kept);
  expect(kept(screen).requestId).toMatch(/^[0-9a-f-]{36}$/);
  // Closed by accident it stays; cancelled it goes.
  await screen.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => screen.sent('discard_draft')).toBeUndefined();
  const again = await openForm(screen, form);
  await again.field.fill(form.typed);
  await again.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => screen.sent('discard_draft')).toEqual({ screen: form.draft });
});

it.each(CASES)('brings back $draft, and sends it under the request id it had', async (form) => {
  const draft = ({ screen: name }: { screen: string }) =>
    name === form.draft ? JSON.stringify({ values: form.kept, requestId: REQUEST }) : null;
  const no = new Refused('diskFull');
  const screen = await begin(form, { draft, [form.command]: no });
  const { dialog, field } = await openForm(screen, form);
  await dialog.getByText('What you had typed was kept.').waitFor();
  // A day is written as people write it as soon as nobody is typing it.
  const read = [form.typed, form.typed.split('-').reverse().join('/')];
  await expect.poll(async () => read.includes(await field.inputValue())).toBe(true);
  const send = dialog.getByRole('button', { name: form.verb, exact: true });
  await send.click();
  await dialog.getByText('This was not saved').waitFor();
  await expect.poll(() => screen.sent(form.command)).toMatchObject({ input: { requestId: REQUEST } });
  await expect.poll(() => screen.sent('discard_draft')).toBeUndefined();
  screen.answer({ [form.command]: form.saved });
  await send.click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => screen.sent(form.command)).toMatchObject({ input: { requestId: REQUEST } });
  await expect.poll(() => screen.sent('discard_draft')).toEqual({ screen: form.draft });
});

/** Two people at one counter, each with drafts of their own in the book. */
function counter() {
  const drafts = new Map<string, string>();
  let who = 'nobody';
  const key = ({ screen }: { screen: string }) => `${who}: ${screen}`;
  const { person } = SIGNED_IN;
  const ravi = { ...person, id: 2, role: 'staff', name: 'Ravi Kumar', username: 'ravi' };
  const answers: Answers = {
    sign_in: ({ input }: { input: { username: string } }) => {
      who = input.username;
      return who === 'ravi' ? { ...SIGNED_IN, role: 'staff', person: ravi } : SIGNED_IN;
    },
    lock: () => {
      who = 'nobody';
      return null;
    },
    save_draft: (args: { screen: string; body: string }) => {
      drafts.set(key(args), args.body);
      return null;
    },
    draft: (args: { screen: string }) => drafts.get(key(args)) ?? null,
    discard_draft: (args: { screen: string }) => {
      drafts.delete(key(args));
      return null;
    },
  };
  return { drafts, answers };
}

it.each([
  { form: 'an entry', path: '/today', keys: 'F5', field: 'Amount', typed: '725', kept: 'entry-gave-' },
  {
    form: 'a talk',
    path: '/customers/1',
    keys: 'F4',
    field: 'What was said',
    typed: 'He will come',
    kept: 'talk-of-1',
  },
])('leaves $form half typed to who typed it when another takes the counter', async (one) => {
  const { drafts, answers } = counter();
  const { path, keys, field, typed, kept } = one;
  const rest = { team: [], interactions: { rows: [], next: null } };
  const screen = await openSignedIn(path, { ...PEOPLE, ...rest, ...answers });
  const { page } = screen;
  const box = page.getByRole('dialog').getByLabel(field, { exact: true });
  const begin = async () => {
    if (path !== '/today') await page.getByRole('tab', { name: 'Notes' }).waitFor();
    await page.keyboard.press(keys);
    await box.waitFor();
  };
  const change = async (username: string, name: string) => {
    await page.keyboard.press('F9');
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await expect.poll(() => page.getByLabel('Username', { exact: true }).inputValue()).toBe(username);
    await page.keyboard.type('a pot of old coins');
    await page.keyboard.press('Enter');
    await page.getByRole('contentinfo').getByText(`On duty: ${name}`).waitFor();
    expect(await page.getByRole('dialog').count(), 'nothing stays open').toBe(0);
    await screen.visit(path);
    await begin();
  };
  screen.answer({ start: { shops: [{ ...SHOP_CARD, usernames: ['asha', 'ravi'] }], ...START } });
  await begin();
  await box.fill(typed);
  await change('ravi', 'Ravi Kumar, Staff');
  expect(await box.inputValue()).toBe('');
  await box.fill('99');
  await expect.poll(() => drafts.get(`ravi: ${kept}`)).toContain('"99"');
  expect(drafts.get(`asha: ${kept}`)).toContain(`"${typed}"`);
  expect(await page.getByText('What you had typed was kept.').count()).toBe(0);
  await change('asha', 'Asha Verma, Owner');
  await page.getByText('What you had typed was kept.').waitFor();
  expect(await box.inputValue()).toBe(typed);
  expect([...drafts.keys()].toSorted()).toEqual([`asha: ${kept}`, `ravi: ${kept}`]);
});
