import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { open, openSignedIn } from './harness';
import { NO_REMINDERS } from './shop';

it('says so where there is no page, and shows its keys', async () => {
  const screen = await open('/nowhere');
  await screen.page.getByText('There is nothing here').waitFor();
  await screen.audit();
  await screen.page.keyboard.press('?');
  await screen.page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await screen.audit();
  await screen.page.keyboard.press('Escape');
  await expect.poll(() => screen.page.getByRole('dialog').count()).toBe(0);
});

it('grows and shrinks its text by keys, and remembers', async () => {
  const screen = await open('/nowhere');
  await screen.page.getByText('There is nothing here').waitFor();
  const size = () => screen.page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  const usual = await size();
  await screen.page.keyboard.press('Control+=');
  const larger = await size();
  await screen.page.reload();
  await screen.page.getByText('There is nothing here').waitFor();
  expect([larger, await size()]).not.toContain(usual);
  await screen.page.keyboard.press('Control+0');
  await expect.poll(() => size()).toBe(usual);
});

it('locks from anywhere, and goes where the shell says', async () => {
  const screen = await openSignedIn('/today', {
    reminders: NO_REMINDERS,
    lock: null,
  });
  const { page } = screen;
  screen.answer({ errand: true });
  await screen.tell('errand');
  await page.waitForURL('**/reminders');
  await page.keyboard.press('F5');
  await page.getByRole('dialog', { name: 'You gave' }).waitFor();
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await expect.poll(() => screen.sent('lock')).toBeDefined();
});

it('goes to the door when the shell locks the book by itself', async () => {
  const screen = await openSignedIn('/today');
  await screen.tell('locked');
  await screen.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  expect(screen.complaints).toEqual([]);
});

it.each(['F5', 'F7', 'Control+R', 'Control+P'])('does not let the web view have %s', async (key) => {
  const screen = await open('/nowhere');
  await screen.page.getByText('There is nothing here').waitFor();
  await screen.page.evaluate(() => document.body.setAttribute('data-same', 'page'));
  await screen.page.keyboard.press(key);
  await screen.page.keyboard.press('?');
  await screen.page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await expect.poll(() => screen.page.getAttribute('body', 'data-same')).toBe('page');
});

it('starts with at most 180 KB of script, packed', () => {
  const build = fileURLToPath(new URL('../../ui/build', import.meta.url));
  const page = readFileSync(`${build}/index.html`, 'utf8');
  const scripts = new Set([...page.matchAll(/\/_app\/[^"]+\.js/g)].map(([path]) => path));
  const packed = [...scripts].map((path) => gzipSync(readFileSync(build + path)).length);
  expect(packed.length).toBeGreaterThan(3);
  expect(packed.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(180_000);
});
