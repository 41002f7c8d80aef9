import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { focused, openSignedIn } from './harness';
import { PEOPLE, standing } from './people';
import { caller, NO_REMINDERS, talk } from './shop';

const NAMES = ['Anita', 'Bashir', 'Chandra', 'Dev', 'Esha', 'Farid'];
const STRETCH = 2;

const reminders = {
  ...NO_REMINDERS,
  cases: [],
  done: [],
  overdueToAsk: 6,
  dueTodayToAsk: 0,
  upcomingCount: 0,
  upcomingAmount: 0,
  reminderMinute: 480,
  lastShownAt: null,
};

type Id = { input: { customerId: number } };

/** A list to call two by two, which whoever was called, promised, or paid leaves. */
function callers() {
  const over = new Set<number>();
  const leaves =
    <T>(answer: (id: number, name: string) => T) =>
    ({ input: { customerId } }: Id) => {
      over.add(customerId);
      return answer(customerId, NAMES[customerId - 1]!);
    };
  return {
    ...PEOPLE,
    reminders,
    left_in_peace: [],
    open_items: [],
    read_amount: 420_000,
    read_date: '2026-11-28',
    call_list: ({ query: { after } }: { query: { after: string | null } }) => {
      const left = NAMES.map((name, at) => caller(at + 1, name)).filter(
        ({ customerId }) => !over.has(customerId),
      );
      const end = Number(after ?? 0) + STRETCH;
      return { rows: left.slice(end - STRETCH, end), next: end < left.length ? String(end) : null };
    },
    set_aside: leaves((customerId, customerName) => ({ customerId, customerName, until: 1, done: true })),
    create_promise: leaves((customerId, customerName) => ({
      id: 7,
      customerId,
      customerName,
      dueId: null,
      number: null,
      amount: 420_000,
      paid: 0,
      on: '2026-11-28',
      madeOn: '2026-11-21',
      note: null,
      status: 'live',
      by: 'Asha Verma',
      createdAt: 0,
    })),
    record_receipt: leaves((customerId, name) => ({
      id: 90,
      number: 'RC/26-27/0001',
      amount: 420_000,
      standing: { ...standing(0, name), customerId },
    })),
  };
}

const line = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

it('gives the keys to the line that took the place of the one that is done', async () => {
  const screen = await openSignedIn('/reminders', callers());
  const { page } = screen;
  const done = () => screen.calls.filter(({ command }) => command === 'set_aside').length;
  await page.getByRole('button', { name: 'Show more' }).click();
  await line(page, 'Dev').waitFor();
  await line(page, 'Bashir').focus();
  await page.keyboard.press('d');
  await focused(line(page, 'Chandra'));
  await line(page, 'Esha').waitFor({ timeout: 5_000 });
  expect(await line(page, 'Bashir').count(), 'as many are read again as were shown').toBe(0);
  await screen.audit();
  await page.keyboard.press('d');
  await focused(line(page, 'Dev'));
  expect(screen.sent('set_aside')).toEqual({ input: { customerId: 3, rest: 'done' } });
  // Elsewhere the keys are about nobody.
  await page.getByRole('button', { name: 'Check now' }).focus();
  for (const key of ['d', 'r', 'p', 's', 'm']) await page.keyboard.press(key);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(done()).toBe(2);
  await line(page, 'Farid').focus();
  for (const next of ['Esha', 'Dev', 'Anita']) {
    await page.keyboard.press('d');
    await focused(line(page, next));
  }
  await page.keyboard.press('d');
  await page.getByText('Nobody to call').waitFor();
  await page.keyboard.press('d');
  expect(done(), 'the last line is gone').toBe(6);
});

it('asks nobody on a line without keys', async () => {
  const followUp = { on: '2026-11-21', minute: null, assignedTo: null, assignedName: null, daysLate: 0 };
  const screen = await openSignedIn('/reminders', {
    ...callers(),
    reminders: { ...reminders, done: [talk(6, { followUp: { ...followUp, doneAt: 1 } })] },
    left_in_peace: [{ customerId: 9, customerName: 'Spoken To', open: 420_000, peace: { why: 'done' } }],
  });
  const { page } = screen;
  await page.getByRole('tab', { name: 'Done 2' }).click();
  await line(page, 'Spoken To').focus();
  await page.getByRole('button', { name: 'Not done' }).focus();
  await page.keyboard.press('r');
  await page.keyboard.press('d');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(screen.sent('set_aside')).toBeUndefined();
  await line(page, 'Spoken To').focus();
  await page.keyboard.press('r');
  await page.getByRole('dialog', { name: 'You got' }).waitFor();
});

it('writes no more to whoever promised, was put off, paid, or is done with', async () => {
  const screen = await openSignedIn('/reminders', callers());
  const { page } = screen;
  const chosen = (count: number) =>
    page.getByText(count === 1 ? '1 customer chosen' : `${count} customers chosen`).waitFor();
  await page.getByRole('button', { name: 'Show more' }).click();
  await line(page, 'Dev').waitFor();
  await line(page, 'Anita').focus();
  for (const key of ['x', 'ArrowDown', 'x', 'ArrowDown', 'x', 'ArrowDown', 'x', 'Home'])
    await page.keyboard.press(key);
  await chosen(4);
  await page.keyboard.press('p');
  const promise = page.getByRole('dialog', { name: 'New promise' });
  await promise.getByLabel('Amount').fill('4200');
  await promise.getByLabel('By', { exact: true }).fill('28');
  await page.keyboard.press('Control+Enter');
  await chosen(3);
  await focused(line(page, 'Bashir'));
  await page.keyboard.press('s');
  await page.getByRole('dialog', { name: 'Bashir: remind later' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await chosen(2);
  await focused(line(page, 'Chandra'));
  await page.keyboard.press('r');
  await page.getByRole('dialog', { name: 'You got' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await chosen(1);
  await focused(line(page, 'Dev'));
  await page.keyboard.press('d');
  await focused(line(page, 'Esha'));
  expect(await page.getByText('chosen').count()).toBe(0);
  await screen.audit();
});

it('leaves out nobody unseen while a message opens', async () => {
  let finish: (opened: unknown) => void = () => undefined;
  const screen = await openSignedIn('/reminders', {
    ...callers(),
    prepare_message: ({ query: { customerId } }: { query: { customerId: number } }) => ({
      customerId,
      customerName: NAMES[customerId - 1],
      template: 'gentle',
      language: 'en',
      subject: '',
      text: `Hello ${NAMES[customerId - 1]}`,
      phone: '98765 43210',
      email: null,
      channel: 'whatsApp',
    }),
    open_message: () => new Promise((opened) => (finish = opened)),
  });
  const { page } = screen;
  await page.getByRole('button', { name: 'Show more' }).click();
  await line(page, 'Dev').waitFor();
  await line(page, 'Anita').focus();
  for (const key of ['x', 'ArrowDown', 'x', 'ArrowDown', 'x']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Message them one by one' }).click();
  const text = page.getByRole('dialog').getByLabel('Text', { exact: true });
  await expect.poll(() => text.inputValue()).toBe('Hello Anita');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => screen.sent('open_message')).toBeDefined();
  await page.keyboard.press('Alt+s');
  await page.getByRole('button', { name: 'Skip' }).click({ force: true });
  finish(talk(9));
  await expect.poll(() => text.inputValue()).toBe('Hello Bashir');
  // Closed while it opens, the round is over, and no answer begins it again.
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => screen.calls.filter(({ command }) => command === 'open_message').length).toBe(2);
  await page.keyboard.press('Escape');
  await page.getByText('1 message opened.').waitFor();
  finish(talk(9));
  await line(page, 'Chandra').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});
