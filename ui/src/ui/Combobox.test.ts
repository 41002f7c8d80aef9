import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, it, vi } from 'vitest';
import Combobox from './Combobox.svelte';
import type { Choice } from './reading';

const people: Choice[] = ['Asha', 'Ashok', 'Bilal'].map((label) => ({ id: label, label }));
const find = (text: string) =>
  Promise.resolve(people.filter(({ label }) => label.toLowerCase().startsWith(text)));

async function open(props: Record<string, unknown> = {}) {
  const onvalue = vi.fn();
  render(Combobox, { label: 'Customer', search: find, onvalue, ...props });
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Customer' });
  const type = async (text: string) => {
    await fireEvent.input(field, { target: { value: text } });
    await tick();
  };
  return { field, type, onvalue, key: (key: string) => fireEvent.keyDown(field, { key }) };
}

it('finds as one types, moves with the arrows and takes with Enter', async () => {
  const { field, type, key, onvalue } = await open();
  await type('as');
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getAllByRole('option').map((option) => option.textContent?.trim())).toEqual([
    'Asha',
    'Ashok',
  ]);
  await key('ArrowDown');
  expect(document.getElementById(field.getAttribute('aria-activedescendant')!)?.textContent).toContain(
    'Ashok',
  );
  await key('Enter');
  expect(onvalue).toHaveBeenLastCalledWith({ id: 'Ashok', label: 'Ashok' });
  expect(field.value).toBe('Ashok');
  expect(field.getAttribute('aria-expanded')).toBe('false');
});

it('offers to create a name that is not there', async () => {
  const oncreate = vi.fn();
  const { type, key } = await open({ oncreate });
  await type('Ramesh');
  expect(screen.getByRole('option').textContent).toContain('Create “Ramesh”');
  await key('Enter');
  expect(oncreate).toHaveBeenCalledWith('Ramesh');
});

it('offers no number as a name: it was a phone number, or an amount in the wrong field', async () => {
  const { type } = await open({ oncreate: vi.fn() });
  await type('900');
  expect(screen.getByRole('option').textContent).not.toContain('Create');
});

it('forgets the choice when the text is changed, and Escape closes only the list', async () => {
  const { field, type, key, onvalue } = await open({ value: people[0] });
  expect(field.value).toBe('Asha');
  await type('b');
  expect(onvalue).toHaveBeenLastCalledWith(null);
  const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  field.dispatchEvent(escape);
  await tick();
  expect(escape.defaultPrevented).toBe(true);
  expect(field.getAttribute('aria-expanded')).toBe('false');
  await key('Enter');
});

it('drops an older answer that comes late', async () => {
  const answers: Record<string, (choices: Choice[]) => void> = {};
  const { type } = await open({
    search: (text: string) => new Promise((resolve) => (answers[text] = resolve)),
  });
  await type('a');
  await type('b');
  answers['b']!([people[2]!]);
  answers['a']!([people[0]!]);
  await tick();
  await tick();
  expect(screen.getAllByRole('option').map((option) => option.textContent?.trim())).toEqual(['Bilal']);
});

it('takes the best answer for who presses Enter before it is there', async () => {
  let answer: (choices: Choice[]) => void = () => {};
  const { type, key, onvalue } = await open({ search: () => new Promise((resolve) => (answer = resolve)) });
  await type('as');
  await key('Enter');
  answer(people);
  await tick();
  await tick();
  expect(onvalue).toHaveBeenLastCalledWith({ id: 'Asha', label: 'Asha' });
});
