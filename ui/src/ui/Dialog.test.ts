import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keys } from './keys.svelte';
import type { Reader } from './reading';
import Sheet from './testing/Sheet.svelte';

const read: Reader<number> = async (text) =>
  text === '1.2k' ? { ok: true, value: 120_000 } : { ok: false, message: 'not an amount' };
const handle = (event: KeyboardEvent) => keys.handle(event);

beforeEach(() => window.addEventListener('keydown', handle, { capture: true }));
afterEach(() => window.removeEventListener('keydown', handle, { capture: true }));

async function open(refusal: unknown = { code: 'diskFull', field: null }) {
  const props = { read, onF6: vi.fn(), save: vi.fn().mockResolvedValue({ ok: false, refusal }) };
  render(Sheet, props);
  screen.getByRole('button', { name: 'open' }).focus();
  await fireEvent.click(screen.getByRole('button', { name: 'open' }));
  const amount = await screen.findByRole<HTMLInputElement>('textbox', { name: 'amount' });
  return { ...props, amount };
}

it('starts in its first field, keeps the keys beneath away, and gives the focus back', async () => {
  const { amount, onF6 } = await open();
  await waitFor(() => expect(document.activeElement).toBe(amount));
  await fireEvent.keyDown(amount, { key: 'F6', code: 'F6' });
  expect(onF6).not.toHaveBeenCalled();
  await fireEvent.keyDown(amount, { key: 'Escape', code: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement?.textContent).toBe('open');
  await fireEvent.keyDown(document.body, { key: 'F6', code: 'F6' });
  expect(onF6).toHaveBeenCalledTimes(1);
});

it('shows how an amount was read, tied to the field', async () => {
  const { amount } = await open();
  await fireEvent.input(amount, { target: { value: '1.2k' } });
  await waitFor(() => expect(screen.getByText('₹1,200.00')).toBeTruthy());
  const described = amount
    .getAttribute('aria-describedby')!
    .split(' ')
    .map((id) => document.getElementById(id));
  expect(described.some((element) => element?.textContent?.includes('₹1,200.00'))).toBe(true);
});

it('says what is wrong beside the field and puts the focus there', async () => {
  const { amount, save } = await open();
  await fireEvent.input(amount, { target: { value: 'abc' } });
  await fireEvent.keyDown(amount, { key: 'Enter', code: 'Enter', ctrlKey: true });
  await waitFor(() => expect(amount.getAttribute('aria-invalid')).toBe('true'));
  expect(save).not.toHaveBeenCalled();
  expect(amount.value).toBe('abc');
  await waitFor(() => expect(document.activeElement).toBe(amount));
});

it('shows a refusal that is about no field above the buttons, with its code', async () => {
  const { amount, save } = await open();
  await fireEvent.input(amount, { target: { value: '1.2k' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The disk is full');
  expect(alert.textContent).toContain('diskFull');
  expect(save).toHaveBeenCalledWith({ amount: 120_000, word: '' });
});

it('shows and hides a password', async () => {
  await open();
  const field = screen.getByLabelText('word');
  expect(field.getAttribute('type')).toBe('password');
  await fireEvent.click(screen.getByRole('button', { name: 'Show the password' }));
  expect(field.getAttribute('type')).toBe('text');
});
