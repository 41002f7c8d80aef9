/** How the window looks on this computer. static/start.js applies it, before the first paint and after a change. */

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Density = 'comfortable' | 'compact';
export type TextSize = '13' | '14' | '16' | '18';

class Appearance {
  theme = $state<Theme>(stored('theme', 'system'));
  density = $state<Density>(stored('density', 'comfortable'));
  size = $state<TextSize>(stored('size', '14'));

  /** Changes one of the three at once and for the next start. */
  choose(change: Partial<{ theme: Theme; density: Density; size: TextSize }>): void {
    Object.assign(this, change);
    for (const [name, value] of Object.entries(change)) store(name, value);
    window.applyAppearance?.();
  }
}

const SIZES: readonly TextSize[] = ['13', '14', '16', '18'];

/** The text size one step up or down, or the usual one for 0. */
export function stepped(size: TextSize, step: 1 | -1 | 0): TextSize {
  if (step === 0) return '14';
  const at = SIZES.indexOf(size) + step;
  return SIZES[Math.min(Math.max(at, 0), SIZES.length - 1)] ?? size;
}

export const appearance = new Appearance();

function stored<V extends string>(name: string, otherwise: V): V {
  try {
    return (localStorage.getItem(`bahi-${name}`) as V | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(`bahi-${name}`, value);
  } catch {
    // Without storage the choice lasts until the window closes.
  }
}
