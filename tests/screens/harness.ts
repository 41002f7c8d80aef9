/**
 * The built window in a real browser, with answers in place of the shell. A screen's test says what each
 * command answers, works the screen by role and name as a person would, and has axe look at it in both themes.
 *
 * Nothing waits for time to pass: a test waits for what a person would see, and a busy machine may take its time.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { EMPTY_TODAY, SHOP_CARD, SIGNED_IN, STAYING } from './shop';

const BUILD = fileURLToPath(new URL('../../ui/build', import.meta.url));
const AXE = fileURLToPath(new URL('../../ui/node_modules/axe-core/axe.min.js', import.meta.url));
/** The tour's own look at a page: what is cut off, out of reach, or scrolls sideways. */
const LAYOUT = readFileSync(new URL('../journeys/src/window/layout.js', import.meta.url), 'utf8');
const SHELL = fileURLToPath(new URL('../../src-tauri/tauri.conf.json', import.meta.url));
/** Where each look of axe leaves its picture. */
const PICTURES =
  process.env['SCREENS_PICTURES'] ?? fileURLToPath(new URL('../../target/screens', import.meta.url));
/** How long a person's patience lasts on a busy machine. */
const PATIENCE = 60_000;
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** A command's no, in the shape in which it crosses. */
export class Refused {
  constructor(
    readonly code: string,
    readonly params?: Record<string, unknown>,
    readonly field: string | null = null,
  ) {}
}

/** What the shell would say: a value, or a function of the command's arguments that may answer with `Refused`. */
export type Answers = Record<string, unknown>;

let server: Server;
let browser: Browser;
/** The window of a file of tests: opening another for each costs more than the test. */
let shown: Page | undefined;
/** Whose window it is. */
let current: Screen;

beforeAll(async () => {
  const policy = shellPolicy();
  server = createServer((request, response) => {
    const path = join(BUILD, new URL(request.url ?? '/', 'http://window').pathname);
    const file = existsSync(path) && statSync(path).isFile() ? path : join(BUILD, 'index.html');
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.setHeader('content-security-policy', policy);
    response.end(readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  browser = await chromium.launch({
    ...installed(),
    args: FLAGS,
    timeout: PATIENCE,
  });
});

// The next test finds nothing of this one, neither what it remembers nor a page that still asks.
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') {
    await shown?.context().close();
    shown = undefined;
  }
  if (shown?.url() !== 'about:blank') await shown?.evaluate(() => localStorage.clear());
  await shown?.goto('about:blank');
  await shown?.setViewportSize(COMFORTABLE);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** The least screen to be comfortable on, a small window, and everything twice as large on the first. */
const COMFORTABLE = { width: 1366, height: 768 };
const SMALL = [
  { width: 960, height: 600 },
  { width: COMFORTABLE.width / 2, height: COMFORTABLE.height / 2 },
];

/** A container's root user has no sandbox, and little shared memory. */
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'];

/** The browser that set-up found, the one of a Linux distribution, or Chrome where it installs itself. */
function installed(): { executablePath: string } | { channel: string } {
  const named = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return existsSync(named) ? { executablePath: named } : { channel: 'chrome' };
}

/** The policy that the shell serves the window under, with the hashes of its inline scripts as the shell adds them. */
function shellPolicy(): string {
  const { csp } = (
    JSON.parse(readFileSync(SHELL, 'utf8')) as {
      app: { security: { csp: Record<string, string> } };
    }
  ).app.security;
  const page = readFileSync(join(BUILD, 'index.html'), 'utf8');
  const hashes = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return Object.entries(csp)
    .map(([directive, sources]) =>
      [directive, sources, ...(directive === 'script-src' ? hashes : [])].join(' '),
    )
    .join('; ');
}

/** Waits until the field has the focus, as a person looks where they type. */
export async function focused(field: Locator): Promise<void> {
  await field.and(field.page().locator(':focus')).waitFor();
}

/** What is said to be wrong with a field, where it is read with the field. */
export function wrongOf(field: Locator): Promise<string | null> {
  return field.evaluate((element) => {
    const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
    const error = ids.find((id) => id.endsWith('-error'));
    const marked = element.getAttribute('aria-invalid') === 'true';
    return marked && error ? (document.getElementById(error)?.textContent ?? null) : null;
  });
}

/** One open window. */
export class Screen {
  /** Every command that was sent, with its arguments. */
  readonly calls: { command: string; args: Record<string, unknown> }[] = [];
  /** Whatever the page complained about; a test that ends with complaints has failed. */
  readonly complaints: string[] = [];

  private pictures = 0;

  constructor(
    readonly page: Page,
    private readonly answers: Answers,
  ) {}

  /** Goes to another page of the window without loading it anew, so that the session stays. */
  async visit(path: string): Promise<void> {
    const { pathname, search } = new URL(this.page.url());
    if (pathname + search === path) return;
    await this.page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href });
      document.body.append(link);
      link.click();
      link.remove();
    }, path);
    await this.page.waitForURL(`**${path}`);
  }

  /** Has axe look at the screen as it stands, in the light and in the dark theme, and keeps a picture of each. */
  async audit(): Promise<void> {
    this.pictures += 1;
    for (const theme of ['light', 'dark']) {
      await this.page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
      await this.page.screenshot({
        path: pictured(`${this.pictures}-${theme}`),
      });
      // Nothing but colours changes with the theme.
      const rules = theme === 'light' ? [] : ['color-contrast', 'link-in-text-block'];
      expect(await this.page.evaluate(audit, rules), `axe, ${theme}`).toEqual([]);
    }
    for (const size of SMALL) await this.fits(size);
    await this.page.setViewportSize(COMFORTABLE);
    expect(this.complaints).toEqual([]);
  }

  /** Makes the window so large, where everything must be within reach and nothing scroll sideways. */
  private async fits(size: { width: number; height: number }): Promise<void> {
    await this.page.setViewportSize(size);
    await this.page.evaluate(drawn);
    const said: unknown = await this.page.evaluate(`(() => {${LAYOUT}})()`);
    expect(said, `in a window of ${size.width} by ${size.height}`).toEqual([]);
  }

  /** The arguments of the newest call of a command. */
  sent(command: string): Record<string, unknown> | undefined {
    return this.calls.findLast((call) => call.command === command)?.args;
  }

  /** Answers a command from now on; later answers replace earlier ones. */
  answer(answers: Answers): void {
    Object.assign(this.answers, answers);
  }

  /** Tells the page of an event, as the shell does by itself. */
  async tell(event: string, payload: unknown = null): Promise<void> {
    await this.page.evaluate(
      ([name, what]) =>
        (
          window as unknown as {
            tell: (event: string, payload: unknown) => void;
          }
        ).tell(name, what),
      [event, payload] as const,
    );
  }

  /** What the page's stand-in for the shell asks. */
  async ask(command: string, args: Record<string, unknown>): Promise<unknown> {
    this.calls.push({ command, args });
    const answer = this.answers[command];
    const value: unknown = await (typeof answer === 'function'
      ? (answer as (args: unknown) => unknown)(args)
      : answer);
    if (value instanceof Refused)
      return {
        refused: { code: value.code, params: value.params, field: value.field },
      };
    if (value === undefined) this.complaints.push(`no answer for ${command}`);
    return { value: value ?? null };
  }
}

/** The file of a picture: the file of the test, its name, and which one it is. */
function pictured(which: string): string {
  const { testPath = '', currentTestName = '' } = expect.getState();
  const name = currentTestName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return join(PICTURES, `${basename(testPath, '.test.ts')}-${name}-${which}.png`);
}

/** Opens a page of the window for somebody who is not signed in. */
export async function open(path: string, answers: Answers = {}): Promise<Screen> {
  const page = (shown ??= await emptyWindow());
  // Asked by the frame around every screen.
  current = new Screen(page, {
    resume: null,
    shows_notifications: true,
    errand: false,
    staying: STAYING,
    ...answers,
  });
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}${path}`);
  return current;
}

/** A window that asks whichever screen is the current one. */
async function emptyWindow(): Promise<Page> {
  const context = await browser.newContext({
    viewport: COMFORTABLE,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => current.complaints.push(error.message));
  page.on('console', (message) => {
    // Where a page is missing SvelteKit asks whether the site has a newer version; this one never has.
    if (/Content Security Policy/.test(message.text()) && !message.text().includes('/version.json'))
      current.complaints.push(message.text());
  });
  await page.exposeFunction('askShell', (command: string, args: Record<string, unknown>) =>
    current.ask(command, args),
  );
  await page.addInitScript(standIn);
  await page.addInitScript({ path: AXE });
  return page;
}

/** Opens a page of the book for somebody who signs in first, by the way every person takes. */
export async function openSignedIn(path: string, answers: Answers = {}): Promise<Screen> {
  const start = { shops: [SHOP_CARD], version: '0.1.0', folder: '/books', countries: [] };
  const screen = await open('/unlock', {
    start,
    sign_in: SIGNED_IN,
    today: EMPTY_TODAY,
    draft: null,
    save_draft: null,
    discard_draft: null,
    preview_number: { number: 'LN/26-27/0051', backdated: false },
    ...answers,
  });
  await signIn(screen.page);
  await screen.visit(path);
  return screen;
}

/** Signs in at the door. */
export async function signIn(page: Page): Promise<void> {
  const username = page.getByLabel('Username', { exact: true });
  if (await username.isEditable()) await username.fill('asha');
  await page.getByLabel('Password', { exact: true }).fill('a long password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
}

/** Runs in the page: takes the place of the shell, which freezes the prototype of everything. */
function standIn(): void {
  Object.freeze(Object.prototype);
  const page = window as unknown as {
    askShell: (command: string, args: unknown) => Promise<{ refused?: unknown; value?: unknown }>;
    __TAURI_INTERNALS__: unknown;
    tell: (event: string, payload: unknown) => void;
  };
  const heard: {
    event: string;
    handler: (told: { event: string; payload: unknown }) => void;
  }[] = [];
  page.__TAURI_INTERNALS__ = {
    invoke: async (command: string, args: unknown) => {
      if (command === 'plugin:event|listen') heard.push(args as (typeof heard)[number]);
      if (command.startsWith('plugin:event|')) return 0;
      const answer = await page.askShell(command, args ?? {});
      if (answer.refused) throw answer.refused;
      return answer.value;
    },
    transformCallback: (callback: (told: unknown) => void) => callback,
  };
  page.tell = (event, payload) => {
    for (const one of heard.filter((listener) => listener.event === event)) one.handler({ event, payload });
  };
  Object.assign(window, {
    __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => {} },
  });
}

/** Runs in the page: done once what it shows by now has been drawn. */
async function drawn(): Promise<void> {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/** Runs in the page: what axe finds by these rules, or by all it has; one line a finding. */
async function audit(rules: string[]): Promise<string[]> {
  type Found = { violations: { id: string; nodes: { html: string }[] }[] };
  const { axe } = window as unknown as {
    axe: { run: (options: object) => Promise<Found> };
  };
  const { violations } = await axe.run(rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {});
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
