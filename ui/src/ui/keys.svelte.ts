/**
 * The one registry of keys. A screen says which keys it answers to while it is shown; a dialog opens a
 * layer, and only the keys of the top layer answer. Letters and digits are matched by where they lie on
 * the keyboard, so they work under a Hindi or Urdu layout. Nothing answers while an input method composes.
 */
import { getContext, onMount, setContext, untrack } from 'svelte';

/** One key: `'F5'`, `'Mod+K'`, `'Shift+Enter'`, `'?'`. Mod is Ctrl, and Cmd on a Mac. */
export type Shortcut = {
  combo: string;
  /** What it does, in words; shown on the sheet of keys. */
  label: string;
  run: () => void;
  /** `everywhere` for keys of the frame, `always` for those that answer over a dialog too; a screen's own are the default. */
  scope?: 'always' | 'everywhere' | 'here';
};

/** The keys that the design names; screens take them from here, so that a key is written once. */
export const KEY = {
  youGave: 'F5',
  youGot: 'F6',
  newLoan: 'F7',
  newInvoice: 'F8',
  newTalk: 'F4',
  message: 'Alt+M',
  messageHere: 'M',
  /** To the customer of what was just recorded, while that is offered. */
  tell: 'Alt+T',
  workingDate: 'F2',
  find: 'Mod+K',
  findInList: 'Mod+F',
  create: 'Mod+N',
  save: 'Mod+Enter',
  saveAnother: 'Shift+Enter',
  duplicate: 'Mod+D',
  print: 'Mod+P',
  export: 'Mod+E',
  undo: 'Mod+Z',
  lock: 'Mod+L',
  switchPerson: 'F9',
  settings: 'Mod+,',
  keys: '?',
  larger: 'Mod+=',
  smaller: 'Mod+-',
  usualSize: 'Mod+0',
} as const;

/** What a web view would do with these must never happen to a half-written entry. */
const BROWSER_KEYS = new Set(['F3', 'F5', 'F7', 'Mod+R', 'Shift+Mod+R', 'Mod+P', 'Mod+F', 'Mod+G', 'Mod+J']);
const LAYER = Symbol('key layer');

type Bound = { layer: number; shortcut: Shortcut };

class Keys {
  /**
   * Every key that answers now, newest last. A plain list: while an effect is torn down, state reads as it was before,
   * and a list made from that would forget the keys that came since.
   */
  #bound: Bound[] = [];
  /** The same for whoever draws it. */
  #shown = $state.raw<readonly Bound[]>([]);
  #layers = $state(0);

  /** The keys of the screen under any dialog, for the sheet of keys. */
  readonly beneath: Shortcut[] = $derived(inLayer(this.#shown, 0));

  /** Adds keys to a layer; call the answer to take them away again. */
  bind(shortcuts: Shortcut[], layer = this.#layers): () => void {
    const added = shortcuts.map((shortcut) => ({ layer, shortcut }));
    this.#set([...this.#bound, ...added]);
    return () => this.#set(this.#bound.filter((bound) => !added.includes(bound)));
  }

  /** Puts a layer on top and gives its number. */
  push(): number {
    this.#layers += 1;
    return this.#layers;
  }

  pop(): void {
    this.#layers -= 1;
  }

  /** Answers a key press, at the window and before anything else sees it. */
  handle(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    const combo = comboOf(event);
    const found = (shortcut: Shortcut) => shortcut.combo === combo;
    const shortcut =
      inLayer(this.#bound, this.#layers).find(found) ??
      inLayer(this.#bound, 0).find((beneath) => found(beneath) && beneath.scope === 'always');
    if (!shortcut || leftToTheField(event, combo)) {
      if (BROWSER_KEYS.has(combo)) event.preventDefault();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) shortcut.run();
  }

  #set(bound: Bound[]): void {
    this.#bound = bound;
    this.#shown = bound;
  }
}

/** The keys of one layer; a newer key hides an older one. */
function inLayer(all: readonly Bound[], layer: number): Shortcut[] {
  const bound = all.filter((candidate) => candidate.layer === layer);
  return [...new Map(bound.map(({ shortcut }) => [shortcut.combo, shortcut])).values()];
}

export const keys = new Keys();

/** Keys for as long as this component is shown: `useKeys(() => [{ combo: KEY.create, label: t('new'), run }])`. */
export function useKeys(shortcuts: () => Shortcut[]): void {
  const layer = getContext<number | undefined>(LAYER) ?? 0;
  $effect(() => {
    const bound = shortcuts();
    return untrack(() => keys.bind(bound, layer));
  });
}

/** Opens a layer of keys for this component and everything inside it; dialogs do this. */
export function useKeyLayer(): void {
  setContext(LAYER, keys.push());
  onMount(() => () => keys.pop());
}

/** True on a Mac, where Cmd takes the place of Ctrl. */
export function onMac(): boolean {
  return /Mac/.test(navigator.platform);
}

/** The combination a key press means, in the spelling of `Shortcut.combo`. */
export function comboOf(event: KeyboardEvent): string {
  const mod = onMac() ? event.metaKey : event.ctrlKey;
  const key = keyOf(event, mod || event.altKey);
  const shift = event.shiftKey && (key.length > 1 || mod || event.altKey);
  return [shift && 'Shift', event.altKey && 'Alt', mod && 'Mod', key].filter(Boolean).join('+');
}

/** Letters go by their place even alone, so that a list's own keys work under every layout; digits only with Ctrl. */
function keyOf(event: KeyboardEvent, modified: boolean): string {
  const place = /^(?:Key|Digit|Numpad)([A-Z0-9]|Enter)$/.exec(event.code)?.[1];
  if (place === 'Enter') return 'Enter';
  return place && (modified || event.code.startsWith('Key')) ? place : event.key;
}

/** A plain character, or undo, typed into a field belongs to the field. */
function leftToTheField(event: KeyboardEvent, combo: string): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (!target?.matches('input, textarea, select, [contenteditable="true"]')) return false;
  return (
    combo.length === 1 || combo === KEY.undo || (combo === KEY.saveAnother && target.tagName === 'TEXTAREA')
  );
}
