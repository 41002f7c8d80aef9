/**
 * The words: one Fluent catalogue per language in messages/, read by the window and by Rust alike.
 * English is always there and answers for whatever another language lacks.
 */
import { FluentBundle, FluentResource } from '@fluent/bundle';
import english from '$messages/en.ftl?raw';
import { directionOf, isolated } from './direction';
import type { Messages, Value } from './keys';
import { figures } from '$format';
import { accented, mirrored } from './pseudo';

export type MessageKey = keyof Messages;

/** The second argument of `t`: required when the message has variables, absent when it has none. */
export type MessageArgs<K extends MessageKey> = Messages[K] extends null ? [] : [args: Messages[K]];

const others = import.meta.glob<string>(['$messages/*.ftl', '!$messages/en.ftl'], {
  query: '?raw',
  import: 'default',
});

class Language {
  tag = $state('en');
  bundles = $state.raw<FluentBundle[]>([bundle('en', english)]);
  readonly direction = $derived(directionOf(this.tag));
  /** The tag to give to `Intl`: a pseudo-locale counts and dates like English. */
  readonly intl = $derived(/-X[AB]$/.test(this.tag) ? 'en' : this.tag);

  /** Begins with the language that was last chosen on this computer. */
  async start(): Promise<void> {
    const tag = remembered();
    if (tag !== this.tag) await this.use(tag);
  }

  /** Changes the language of the window; the page's own language and direction follow. */
  async use(tag: string): Promise<void> {
    this.bundles = await bundlesFor(tag);
    this.tag = tag;
    figures.language = this.intl;
    remember(tag, this.direction);
  }
}

/** The language of the window. */
export const language = new Language();

/** The text of a message in the window's language; reading it in markup follows a change of language. */
export function t<K extends MessageKey>(key: K, ...args: MessageArgs<K>): string {
  const values = isolated(args[0] as Record<string, Value> | undefined, language.direction);
  for (const candidate of language.bundles) {
    const message = candidate.getMessage(key);
    if (message?.value) return candidate.formatPattern(message.value, values, []);
  }
  return key;
}

async function bundlesFor(tag: string): Promise<FluentBundle[]> {
  const fallback = bundle('en', english);
  if (tag === 'en') return [fallback];
  if (tag === 'en-XA') return [bundle('en', english, accented)];
  if (tag === 'ar-XB') return [bundle('en', english, mirrored)];
  const load = Object.entries(others).find(([path]) => path.endsWith(`/${tag}.ftl`))?.[1];
  return load ? [bundle(tag, await load()), fallback] : [fallback];
}

function bundle(tag: string, source: string, transform?: (text: string) => string): FluentBundle {
  const made = new FluentBundle(tag, { useIsolating: false, transform });
  made.addResource(new FluentResource(source));
  return made;
}

function remember(tag: string, direction: string): void {
  try {
    localStorage.setItem('bahi-language', tag);
    localStorage.setItem('bahi-direction', direction);
  } catch {
    // Without storage the choice lasts until the window closes.
  }
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
}

function remembered(): string {
  try {
    return localStorage.getItem('bahi-language') ?? 'en';
  } catch {
    return 'en';
  }
}
