import { expect, it } from 'vitest';
import { openSignedIn } from './harness';

const row = (dueId: number, customerName: string, dueOn: string, daysLate: number) => ({
  dueId,
  documentId: dueId + 100,
  kind: dueId % 2 ? 'loan' : 'invoice',
  number: `LN/26-27/000${dueId}`,
  customerId: dueId + 10,
  customerName,
  phone: '+91 98765 43210',
  dueOn,
  open: 123_456_789_000,
  daysLate,
  promisedOn: dueId === 2 ? '2026-11-25' : null,
  caseId: dueId === 1 ? 3 : null,
});

const reminders = {
  today: '2026-11-21',
  overdue: [
    row(
      1,
      'Shri Venkateswara Provision Stores & General Merchants, Koramangala Third Block',
      '2026-10-01',
      51,
    ),
    row(2, 'Ramesh Kumar', '2026-11-20', 1),
  ],
  dueToday: [row(3, 'Fatima', '2026-11-21', 0)],
  upcoming: [],
  followUps: [],
  promises: [],
  overdueCount: 700,
  overdueAmount: 246_913_578_000,
  dueTodayCount: 1200,
  dueTodayAmount: 123_456_789_000,
  upcomingCount: 2,
  upcomingAmount: 100_000,
  reminderMinute: 485,
  names: false,
  lastShown: '2026-11-20',
  lastShownAt: null,
};

it('shows who is late, and acts on the line that has the focus', async () => {
  const screen = await openSignedIn('/reminders', { reminders, open_items: [], customer: {} });
  await screen.page.getByText('every day at 08:05 · last shown 20 Nov 2026').waitFor();
  await screen.page.getByText('The oldest 2 are shown.').waitFor();
  // Counted by the book, not by the rows that fit in the window.
  for (const counted of ['700 payments', '1,200 payments', '2 payments · ₹1,000.00'])
    await screen.page.getByText(counted).waitFor();
  await screen.audit();
  await screen.page.getByRole('link', { name: /^Shri/ }).focus();
  await screen.page.keyboard.press('ArrowDown');
  await screen.page.keyboard.press('p');
  await screen.page.getByRole('dialog', { name: 'New promise' }).waitFor();
  await screen.page.keyboard.press('Escape');
  await screen.page.getByText('Promised by 25 Nov 2026').waitFor();
  await screen.page.getByRole('link', { name: /^Ramesh/ }).focus();
  await screen.page.keyboard.press('o');
  await screen.page.waitForURL('**/customers/12');
});

it('says what the notification says', async () => {
  const check_now = {
    on: '2026-11-21',
    shopId: 'a1',
    shop: 'Verma Kirana',
    overdue: 3,
    dueToday: 1,
    followUps: 2,
    promises: 0,
    cases: 1,
    names: [{ name: 'Ramesh Kumar', amount: '₹1,200.00' }],
    language: 'en',
  };
  const screen = await openSignedIn('/reminders', { reminders, check_now });
  await screen.page.getByRole('button', { name: 'Check now' }).click();
  await screen.page.getByText('3 payments are overdue · 1 payment falls due today').waitFor();
  await screen.page.getByText('Ramesh Kumar: ₹1,200.00').waitFor();
  await screen.audit();
});

it('opens the entry of a payment for the customer of the line', async () => {
  const screen = await openSignedIn('/reminders', { reminders, open_items: [], customer: {} });
  await screen.page.getByRole('link', { name: 'Fatima' }).focus();
  await screen.page.keyboard.press('r');
  const sheet = screen.page.getByRole('dialog', { name: 'You got' });
  await expect.poll(() => sheet.getByRole('combobox', { name: 'Customer' }).inputValue()).toBe('Fatima');
});

it('is calm where nobody owes anything', async () => {
  const none = { ...reminders, overdue: [], dueToday: [], overdueCount: 0, lastShown: null };
  const screen = await openSignedIn('/reminders', { reminders: none });
  await screen.page.getByText('Nobody owes anything these days').waitFor();
  await screen.audit();
});
