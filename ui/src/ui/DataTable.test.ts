import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import Table from './testing/Table.svelte';

const rows = ['Asha', 'Bilal', 'Chitra'].map((name, id) => ({ id, name }));
const focused = () => document.activeElement?.textContent?.trim();
const key = (name: string) => fireEvent.keyDown(document.activeElement!, { key: name });

it('is one stop for Tab, and arrows move between the rows', async () => {
  render(Table, { rows, onopen: vi.fn() });
  const stops = () => screen.getAllByRole('button', { name: /Asha|Bilal|Chitra/ }).map((row) => row.tabIndex);
  expect(stops()).toEqual([0, -1, -1]);
  screen.getByRole('button', { name: 'Asha' }).focus();
  await key('ArrowDown');
  expect(focused()).toBe('Bilal');
  expect(stops()).toEqual([-1, 0, -1]);
  await key('End');
  await key('ArrowDown');
  expect(focused()).toBe('Chitra');
  await key('Home');
  expect(focused()).toBe('Asha');
});

it('opens a row by its name and by a click beside it', async () => {
  const onopen = vi.fn();
  render(Table, { rows, onopen });
  await fireEvent.click(screen.getByRole('button', { name: 'Bilal' }));
  await fireEvent.click(screen.getAllByRole('cell').at(-1)!);
  expect(onopen.mock.calls.map(([row]) => row.name)).toEqual(['Bilal', 'Chitra']);
});

it('says how it is sorted and asks to be sorted otherwise', async () => {
  const onsort = vi.fn();
  render(Table, { rows, onsort });
  expect(screen.getByRole('columnheader', { name: /name/ }).getAttribute('aria-sort')).toBe('descending');
  await fireEvent.click(screen.getByRole('button', { name: 'Sort by name' }));
  expect(onsort).toHaveBeenCalledWith('name');
});

it('says when it is empty and when it is still asking', async () => {
  const { rerender } = render(Table, { rows: [], busy: true });
  expect(screen.getByRole('status').textContent).toBe('Loading…');
  await rerender({ rows: [], busy: false });
  expect(screen.getByText('Nothing here yet')).toBeTruthy();
});
