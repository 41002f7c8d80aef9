import { expect, it } from 'vitest';
import { open } from './harness';

it('says so where there is no page, and shows its keys', async () => {
  const screen = await open('/nowhere');
  await screen.page.getByText('There is nothing here').waitFor();
  await screen.audit();
  await screen.page.keyboard.press('?');
  await screen.page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await screen.audit();
  await screen.page.keyboard.press('Escape');
  expect(await screen.page.getByRole('dialog').count()).toBe(0);
});
