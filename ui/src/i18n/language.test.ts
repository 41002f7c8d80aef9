import { afterEach, describe, expect, it } from 'vitest';
import { describe as words, directionOf, language, t } from './index';

afterEach(() => language.use('en'));

describe('messages', () => {
  it('count as the language counts', () => {
    expect(t('pager-total', { count: 0 })).toBe('Nothing');
    expect(t('pager-total', { count: 1 })).toBe('1 row');
    expect(t('pager-total', { count: 1200 })).toBe('1,200 rows');
  });

  it('isolate text of the other direction, and only that', () => {
    expect(t('signed-in-as', { name: 'Asha' })).toBe('Signed in as Asha');
    expect(t('signed-in-as', { name: 'راہول' })).toBe('Signed in as \u2068راہول\u2069');
  });

  it('are longer and accented in the pseudo-locale, and the page says its language', async () => {
    await language.use('en-XA');
    expect(t('save')).toBe('Šååṽéé');
    expect(t('signed-in-as', { name: 'Asha' })).toMatch(/ Asha$/);
    expect(document.documentElement.lang).toBe('en-XA');
  });

  it('turn the page around for languages written from the right', async () => {
    await language.use('ar-XB');
    expect(document.documentElement.dir).toBe('rtl');
    expect(t('save')).toBe('\u202eSave\u202c');
  });

  it('fall back to English for a language that is not there', async () => {
    await language.use('xx');
    expect(t('save')).toBe('Save');
  });
});

it('knows which languages are written from the right', () => {
  expect(['ur', 'ur-PK', 'ar', 'hi', 'en', 'bn-BD'].map(directionOf)).toEqual([
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'ltr',
  ]);
});

describe('refusals', () => {
  it('become words with their figures', () => {
    const refusal = { code: 'exceedsOutstanding', params: { outstanding: 120_000 } } as const;
    expect(words(refusal)).toBe('This is more than the ₹1,200.00 that is open.');
  });

  it('of a code that this window does not know read as a mistake of ours', () => {
    expect(words({ code: 'fromTheFuture' } as never)).toContain('Reference fromTheFuture');
  });
});
