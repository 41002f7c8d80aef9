import { describe, expect, it, vi } from 'vitest';
import { comboOf, KEY, keys } from './keys.svelte';

const press = (init: KeyboardEventInit, target: HTMLElement = document.body) => {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, 'target', { value: target });
  keys.handle(event);
  return event;
};

describe('the name of a key press', () => {
  it.each([
    [{ key: 'F5', code: 'F5' }, 'F5'],
    [{ key: 'k', code: 'KeyK', ctrlKey: true }, 'Mod+K'],
    [{ key: 'क', code: 'KeyK', ctrlKey: true }, 'Mod+K'],
    [{ key: '३', code: 'Digit3', ctrlKey: true }, 'Mod+3'],
    [{ key: 'Enter', code: 'NumpadEnter', ctrlKey: true }, 'Mod+Enter'],
    [{ key: 'Enter', code: 'Enter', shiftKey: true }, 'Shift+Enter'],
    [{ key: '?', code: 'Slash', shiftKey: true }, '?'],
    [{ key: ',', code: 'Comma', ctrlKey: true }, 'Mod+,'],
    [{ key: 'र', code: 'KeyR' }, 'R'],
    [{ key: '३', code: 'Digit3' }, '३'],
  ])('%o', (init, combo) => expect(comboOf(new KeyboardEvent('keydown', init))).toBe(combo));
});

describe('the registry', () => {
  it('answers with the newest key of the top layer, and never while a word is composed', () => {
    const [page, screen, dialog] = [vi.fn(), vi.fn(), vi.fn()];
    const off = [
      keys.bind([{ combo: 'F6', label: 'page', run: page }], 0),
      keys.bind([{ combo: 'F6', label: 'screen', run: screen }], 0),
    ];
    press({ key: 'F6', code: 'F6' });
    off.push(keys.bind([{ combo: 'F6', label: 'dialog', run: dialog }], keys.push()));
    press({ key: 'F6', code: 'F6' });
    press({ key: 'F6', code: 'F6', isComposing: true });
    press({ key: 'F6', code: 'F6', repeat: true });
    keys.pop();
    off.forEach((release) => release());
    press({ key: 'F6', code: 'F6' });
    expect([page, screen, dialog].map((run) => run.mock.calls.length)).toEqual([0, 1, 1]);
  });

  it('leaves plain characters and undo to a field, but not the keys of the book', () => {
    const run = vi.fn();
    const off = keys.bind([KEY.keys, KEY.undo, KEY.save].map((combo) => ({ combo, label: combo, run })));
    const field = document.createElement('input');
    press({ key: '?', code: 'Slash', shiftKey: true }, field);
    press({ key: 'z', code: 'KeyZ', ctrlKey: true }, field);
    expect(run).not.toHaveBeenCalled();
    press({ key: 'Enter', code: 'Enter', ctrlKey: true }, field);
    press({ key: '?', code: 'Slash', shiftKey: true });
    expect(run).toHaveBeenCalledTimes(2);
    off();
  });

  it.each([
    [{ key: 'F5', code: 'F5' }],
    [{ key: 'F7', code: 'F7' }],
    [{ key: 'r', code: 'KeyR', ctrlKey: true }],
    [{ key: 'R', code: 'KeyR', ctrlKey: true, shiftKey: true }],
    [{ key: 'p', code: 'KeyP', ctrlKey: true }],
  ])('keeps %o from the web view', (init) => expect(press(init).defaultPrevented).toBe(true));

  it.each([
    [{ key: 'c', code: 'KeyC', ctrlKey: true }],
    [{ key: 'a', code: 'KeyA', ctrlKey: true }],
    [{ key: 'ArrowDown', code: 'ArrowDown' }],
  ])('leaves %o alone', (init) => expect(press(init).defaultPrevented).toBe(false));
});
