import { expect, it, vi } from 'vitest';
import { appearance, stepped } from './appearance.svelte';

it('steps through the text sizes and stops at the ends', () => {
  expect([stepped('14', 1), stepped('18', 1), stepped('13', -1), stepped('18', 0)]).toEqual([
    '16',
    '18',
    '13',
    '14',
  ]);
});

it('keeps what was chosen for the next start and applies it at once', () => {
  window.applyAppearance = vi.fn();
  appearance.choose({ theme: 'dark', density: 'compact' });
  expect(localStorage.getItem('bahi-theme')).toBe('dark');
  expect(localStorage.getItem('bahi-density')).toBe('compact');
  expect(window.applyAppearance).toHaveBeenCalledTimes(1);
});
