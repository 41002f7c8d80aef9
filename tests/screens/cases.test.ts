import { expect, it } from 'vitest';
import { list, none, rows, said, team, whole } from './case';
import { openSignedIn, Refused } from './harness';
import { PEOPLE } from './people';
import { changed, SIGNED_IN } from './shop';

const answers = {
  ...PEOPLE,
  cases: list,
  case: whole,
  team,
  invoices: {
    rows: [
      { id: 31, number: 'INV/26-27/0031', issuedOn: '2026-11-02', open: 120_000, status: 'pending' },
      { id: 30, number: 'INV/26-27/0030', issuedOn: '2026-11-01', open: 0, status: 'void' },
    ],
    next: null,
  },
  receipts: {
    rows: [{ id: 32, number: 'RCP/26-27/0009', receivedOn: '2026-11-02', ended: false }],
    next: null,
  },
};

it('says kindly that there are none', async () => {
  const screen = await openSignedIn('/cases', { ...answers, cases: none });
  const { page } = screen;
  await page.getByText('No case is being worked on').waitFor();
  await screen.audit();
  await page.keyboard.type('rice');
  await page.getByText('No case fits').waitFor();
  await page.getByRole('button', { name: 'Show all cases' }).click();
  await page.getByText('No cases yet').waitFor();
  await screen.audit();
});

it('narrows and sorts the list, and says how many there are and what they dispute', async () => {
  const screen = await openSignedIn('/cases', answers);
  const { page } = screen;
  const link = page.getByRole('navigation').getByRole('link', { name: 'Cases', exact: true });
  expect(await link.getAttribute('aria-current')).toBe('page');
  await page.getByText('4 cases').waitFor();
  await page.getByText('2 days late').waitFor();
  expect(screen.sent('cases')).toMatchObject({
    query: { status: 'atWork', sort: 'changed', descending: true },
  });
  await screen.audit();
  await page.keyboard.type('rice');
  await expect.poll(() => screen.sent('cases')).toMatchObject({ query: { search: 'rice' } });
  await page.getByRole('button', { name: 'Waiting' }).click();
  await page.getByLabel('Assigned to').selectOption('Sunil');
  await page
    .getByRole('search')
    .getByLabel(/^\s*Priority/)
    .selectOption('Urgent');
  await page.getByLabel(/^\s*Sort/).selectOption('Next step');
  await expect
    .poll(() => screen.sent('cases'))
    .toMatchObject({
      query: {
        search: 'rice',
        status: 'waiting',
        assignedTo: 2,
        priority: 'urgent',
        sort: 'nextStep',
        descending: false,
      },
    });
  await page
    .getByRole('columnheader')
    .getByRole('button', { name: /Customer/ })
    .click();
  await expect
    .poll(() => screen.sent('cases'))
    .toMatchObject({ query: { sort: 'customer', descending: false } });
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/cases/1');
});

it('narrows by how far they are and by how soon, by keys alone', async () => {
  const screen = await openSignedIn('/cases', answers);
  const { page } = screen;
  const asked = () => (screen.sent('cases') as { query: { status: string; priority: string } }).query;
  const words = ['Open', 'In progress', 'Waiting', 'Resolved', 'Closed', 'All', 'Being worked on'];
  const statuses = ['open', 'inProgress', 'waiting', 'resolved', 'closed', null, 'atWork'];
  for (const [at, name] of words.entries()) {
    const filter = page.getByRole('group', { name: 'Status' }).getByRole('button', { name, exact: true });
    await filter.press('Enter');
    await filter.and(page.locator('[aria-pressed="true"]')).waitFor();
    await expect.poll(() => asked().status).toBe(statuses[at]);
  }
  const priorities = page.getByRole('search').getByLabel(/^\s*Priority/);
  await priorities.focus();
  for (const priority of ['low', 'normal', 'high', 'urgent']) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(asked).toMatchObject({ priority, status: 'atWork' });
  }
  await priorities.press('Home');
  await expect.poll(() => asked().priority).toBe(null);
});

it('begins a case from anywhere, by keys alone', async () => {
  const screen = await openSignedIn('/today', {
    ...answers,
    find: { order: [], customers: [], numbers: [], amounts: [], cases: [] },
    create_case: new Refused('exceedsOutstanding', { outstanding: 120_000 }, 'disputed'),
  });
  const { page } = screen;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('new case');
  await page.getByRole('option', { name: 'New case' }).waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New case' });
  await dialog.waitFor();
  await dialog.getByRole('combobox', { name: 'Customer' }).fill('Ram');
  await page.getByRole('option', { name: /^Ramesh/ }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Subject').fill('Two sacks were short');
  await dialog.getByLabel('Description').fill('Counted at the door');
  await dialog.getByLabel('Priority').selectOption('High');
  await dialog.getByLabel('Assigned to').selectOption('Sunil');
  await dialog.getByLabel(/INV\/26-27\/0031/).check();
  await dialog.getByLabel('Disputed').fill('1500');
  await dialog.getByLabel('Next step', { exact: true }).fill('Count the store');
  await dialog.getByLabel('Next step on').fill('2026-11-24');
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('₹1,200.00').first().waitFor();
  await screen.audit();
  screen.answer({ create_case: whole });
  await dialog.getByLabel('Disputed').fill('1200');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**/cases/1');
  expect(screen.sent('create_case')).toMatchObject({
    input: {
      customerId: 1,
      subject: 'Two sacks were short',
      description: 'Counted at the door',
      priority: 'high',
      assignedTo: 2,
      documentIds: [31],
      disputed: 120_000,
      nextStep: { text: 'Count the store', on: '2026-11-24' },
    },
  });
});

it('shows a case with everything written of it, and takes the next note', async () => {
  const screen = await openSignedIn('/cases/1', {
    ...answers,
    note_case: new Refused('empty', undefined, 'text'),
  });
  const { page } = screen;
  await page.getByRole('heading', { name: 'Two sacks of rice were short' }).waitFor();
  await page.getByText('Began the case').scrollIntoViewIfNeeded();
  for (const [field, text] of [
    ['Assigned to', 'Sunil'],
    ['Status', 'Open → In progress'],
    ['About', 'INV/26-27/0031, Fee'],
    ['Disputed', '₹2,400.00 → ₹1,200.00'],
    ['Next step', 'Call him → nothing'],
  ] as const) {
    const told = page.getByRole('list', { name: 'What happened' }).locator('dl > div', { hasText: field });
    expect((await told.first().locator('dd').innerText()).trim(), field).toBe(text);
  }
  await screen.audit();
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.locator('[aria-invalid="true"]').waitFor();
  screen.answer({ note_case: { ...whole, timeline: [said({ note: 'He came by' }), ...whole.timeline] } });
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('He came by');
  await page.keyboard.press('Control+Enter');
  await page.getByText('He came by').last().waitFor();
  expect(screen.sent('note_case')).toMatchObject({ input: { caseId: 1, text: 'He came by' } });
});

it('says how far a case is, and takes that back', async () => {
  const screen = await openSignedIn('/cases/1', {
    ...answers,
    change_case: ({ change }: { change: { status?: string } }) => ({ ...whole, ...change }),
  });
  const { page } = screen;
  await page.getByLabel('How far it is').selectOption('Resolved');
  await page.getByText('Two sacks of rice were short: Resolved').waitFor();
  expect(screen.sent('change_case')).toEqual({ id: 1, change: { status: 'resolved' } });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => screen.sent('change_case')).toEqual({ id: 1, change: { status: 'inProgress' } });
});

it('changes parts of a case, keeping what it was about', async () => {
  const screen = await openSignedIn('/cases/1', { ...answers, change_case: whole });
  const { page } = screen;
  await page.getByRole('heading', { name: 'Two sacks of rice were short' }).waitFor();
  await page.keyboard.press('Control+i');
  const dialog = page.getByRole('dialog', { name: 'Edit case' });
  await dialog.getByLabel(/INV\/26-27\/0031/).waitFor();
  expect(await dialog.getByLabel('Customer').count()).toBe(0);
  await dialog.getByLabel(/RCP\/26-27\/0009/).uncheck();
  await dialog.getByLabel('Subject').fill('One sack was short');
  await dialog.getByLabel('Disputed').fill('600');
  await screen.audit();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Case saved').waitFor();
  expect(screen.sent('change_case')).toMatchObject({
    id: 1,
    change: { subject: 'One sack was short', documentIds: [31, 33], disputed: 60_000 },
  });
});

it('removes a case with a reason, and leaves that to the owner', async () => {
  const screen = await openSignedIn('/cases/1', {
    ...answers,
    remove_case: new Refused('reasonMissing', undefined, 'reason'),
  });
  const { page } = screen;
  await page.getByRole('button', { name: 'Remove case' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove case' });
  await dialog.getByRole('button', { name: 'Remove case' }).click();
  await dialog.locator('[aria-invalid="true"]').waitFor();
  await screen.audit();
  screen.answer({ remove_case: null });
  await dialog.getByLabel('Reason').fill('Written down twice');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**/cases');
  expect(screen.sent('remove_case')).toEqual({ id: 1, reason: 'Written down twice' });

  const person = { ...SIGNED_IN.person, role: 'staff' };
  const staff = await openSignedIn('/cases/1', { ...answers, sign_in: { ...SIGNED_IN, person } });
  await staff.page.getByRole('button', { name: 'Edit case' }).waitFor();
  expect(await staff.page.getByRole('button', { name: 'Remove case' }).count()).toBe(0);
});

it('shows what is left of a case whose customer was erased, and says when there is none', async () => {
  const erased = {
    ...rows[3],
    description: null,
    by: 'Asha Verma',
    documents: [],
    archived: true,
    erased: true,
    timeline: [
      said({ note: '' }),
      said({ changes: [changed('subject', { is: 'erased' }, { is: 'erased' })] }),
    ],
  };
  const screen = await openSignedIn('/cases/4', { ...answers, case: erased });
  const { page } = screen;
  await page.getByRole('heading', { name: 'Erased' }).first().waitFor();
  expect(await page.getByRole('button', { name: 'Edit case' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Add note' }).count()).toBe(0);
  await screen.audit();
  screen.answer({ case: new Refused('caseNotFound', undefined, 'id') });
  await screen.visit('/cases/99');
  await page.getByText('There is no such case. It may have been removed.').waitFor();
  await screen.audit();
});

it('begins a case from the page of a customer, and lists theirs', async () => {
  const screen = await openSignedIn('/customers/1?part=cases', { ...answers, cases: none });
  const { page } = screen;
  await page.getByText('No cases of this customer').waitFor();
  await screen.audit();
  await page.getByRole('tab', { name: 'Khata' }).click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'New case' }).click();
  const dialog = page.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Subject').waitFor();
  expect(await dialog.getByLabel('Customer').count()).toBe(0);
  expect(screen.sent('cases')).toMatchObject({ query: { customerId: 1 } });
  screen.answer({ cases: list });
  await page.keyboard.press('Escape');
  await screen.visit('/today');
  await screen.visit('/customers/1?part=cases');
  await page.getByText('4 cases').waitFor();
  await screen.audit();
});

it('tells whoever it is given to on Today, the earliest next step first', async () => {
  const nothing = { amount: 0, dues: 0, customers: 0 };
  const today = {
    today: '2026-11-21',
    toReceive: nothing,
    overdue: nothing,
    dueToday: nothing,
    advances: 0,
    receivedToday: 0,
    givenToday: 0,
    customers: 3,
    ageing: [],
    flow: [],
    next: [],
    followUps: [],
    promises: [],
    cases: rows.slice(0, 3),
    recent: [],
  };
  const screen = await openSignedIn('/today', { ...answers, today });
  const { page } = screen;
  const mine = page.getByRole('list', { name: 'Cases for you' });
  expect(await mine.getByRole('link').allInnerTexts()).toEqual(
    rows.slice(0, 3).map(({ subject }) => subject),
  );
  await mine.getByText('2 days late').waitFor();
  await screen.audit();
  await mine.getByRole('link').first().click();
  await page.waitForURL('**/cases/1');
});

it('marks what is disputed in the khata and among open items, and leads to the case', async () => {
  const screen = await openSignedIn('/customers/1', answers);
  const { page } = screen;
  const mark = page.getByRole('link', { name: 'Disputed' });
  await mark.waitFor();
  await screen.audit();
  await page.getByRole('tab', { name: /^Open items/ }).click();
  await mark.click();
  await page.waitForURL('**/cases/3');
});
