import { expect, it } from 'vitest';
import { focused, openSignedIn, Refused } from './harness';
import { customer, PEOPLE } from './people';

it('finds a customer as one types, and opens the first with Enter', async () => {
  const screen = await openSignedIn('/customers', PEOPLE);
  const { page } = screen;
  await page.getByRole('link', { name: 'Ramesh Kumar' }).waitFor();
  await screen.audit();
  await focused(page.getByRole('searchbox'));
  await page.keyboard.type('ram');
  await page.getByRole('link', { name: 'Lakshmi', exact: false }).waitFor({ state: 'detached' });
  await expect.poll(() => screen.sent('customers')).toMatchObject({ query: { search: 'ram', page: 1 } });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ramesh Kumar' }).waitFor();
});

it('begins with those who owe when a figure asks for them', async () => {
  const screen = await openSignedIn('/customers?status=owing&sort=outstanding', PEOPLE);
  const { page } = screen;
  await page.getByRole('link', { name: 'Ramesh Kumar' }).waitFor();
  expect(await page.getByRole('button', { name: 'Owes', pressed: true }).count()).toBe(1);
  expect(screen.sent('customers')).toMatchObject({
    query: { status: 'owing', archived: 'all', sort: 'outstanding', descending: true },
  });
  await screen.audit();
});

it('filters, sorts, and says what to do when nothing fits', async () => {
  const screen = await openSignedIn('/customers', PEOPLE);
  const { page } = screen;
  await page.getByRole('button', { name: 'Overdue' }).click();
  await page.getByRole('button', { name: 'Sort by Outstanding' }).click();
  await expect
    .poll(() => screen.sent('customers'))
    .toMatchObject({
      query: { status: 'overdue', sort: 'outstanding', descending: true },
    });
  screen.answer({
    customers: { rows: [], page: 1, limit: 50, total: 0, totalPages: 1, outstanding: 0, advance: 0 },
  });
  await page.getByRole('searchbox').fill('zzz');
  await page.getByText('No customer fits this').waitFor();
  await screen.audit();
  await page.getByRole('button', { name: 'Show all customers' }).click();
  await page.getByText('No customers yet').waitFor();
});

it('adds a customer with a name alone', async () => {
  const screen = await openSignedIn('/customers', { ...PEOPLE, create_customer: customer() });
  const { page } = screen;
  await page.getByRole('link', { name: 'Ramesh Kumar' }).waitFor();
  await page.keyboard.press('Control+n');
  await page.getByRole('dialog', { name: 'New customer' }).waitFor();
  await screen.audit();
  await focused(page.getByRole('textbox', { name: 'Name', exact: true }));
  await page.keyboard.type('Naveen');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ramesh Kumar' }).waitFor();
  await expect
    .poll(() => screen.sent('create_customer'))
    .toMatchObject({
      input: { name: 'Naveen', phone: null, creditLimit: null, opening: null },
    });
});

it('sends an opening balance with its sign', async () => {
  const screen = await openSignedIn('/customers', { ...PEOPLE, create_customer: customer() });
  const { page } = screen;
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Naveen');
  await page.getByRole('radio', { name: 'They had paid ahead' }).check();
  await page.getByLabel('Opening balance').fill('250');
  await page.getByLabel('As of').fill('2026-04-01');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'Ramesh Kumar' }).waitFor();
  await expect
    .poll(() => screen.sent('create_customer'))
    .toMatchObject({
      input: { opening: { amount: -25_000, asOf: '2026-04-01', dueOn: null } },
    });
});

it('names who has the phone already, and opens them by one key', async () => {
  const taken = new Refused('phoneTaken', { holder: { id: 1, name: 'Ramesh Kumar' } }, 'phone');
  const screen = await openSignedIn('/customers', { ...PEOPLE, create_customer: taken });
  const { page } = screen;
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Naveen');
  await page.getByLabel('Phone', { exact: true }).fill('9876543210');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Ramesh Kumar has this phone number already.').waitFor();
  await screen.audit();
  await page.keyboard.press('Alt+o');
  await page.getByRole('heading', { name: 'Ramesh Kumar' }).waitFor();
});
