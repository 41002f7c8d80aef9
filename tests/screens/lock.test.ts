import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openSignedIn, Refused, signIn } from './harness';
import { PEOPLE } from './people';

const prepare_message = {
  customerId: 1,
  customerName: 'Ramesh Kumar',
  template: 'gentle',
  language: 'en',
  subject: '',
  text: 'Hello Ramesh Kumar',
  phone: '98765 43210',
  email: null,
  channel: 'whatsApp',
};

const OPENED: readonly [string, string, (page: Page) => Promise<void>][] = [
  [
    'Message to Ramesh Kumar',
    '/customers/1',
    async (page) => {
      await page.getByRole('tab', { name: 'Notes' }).waitFor();
      await page.keyboard.press('Alt+m');
    },
  ],
  ['Cash and bank', '/today', (page) => page.getByRole('button', { name: 'Cash and bank' }).click()],
  [
    'Type your password again',
    '/settings?part=numbers',
    async (page) => {
      await page.getByLabel('Numbers are written').waitFor();
      await page.keyboard.press('Control+Enter');
    },
  ],
];

it.each(OPENED)('asks the next person for nothing that was open before: %s', async (name, path, begin) => {
  const screen = await openSignedIn(path, {
    ...PEOPLE,
    prepare_message,
    change_shop: new Refused('passwordNeeded'),
  });
  const { page } = screen;
  await begin(page);
  await page.getByRole('dialog', { name }).waitFor();
  await screen.tell('locked');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await signIn(page);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(screen.complaints).toEqual([]);
});
