import { expect, it } from 'vitest';
import { focused, openSignedIn, Refused } from './harness';
import { PEOPLE, standing } from './people';
import { SIGNED_IN, talk } from './shop';

const TEXTS: Record<string, string> = {
  en: `Hello Ramesh Kumar, a friendly reminder from Verma Kirana: ₹4,200.00 is due.
It has been due since 13 October 2026.

• LN/26-27/0001, 28 September 2026: ₹2,500.00
• LN/26-27/0002, 5 October 2026: ₹1,200.00

To pay by UPI: upi://pay?pa=verma@okbank&pn=Verma%20Kirana&am=4200.00&cu=INR&tn=Ramesh%20Kumar

Thank you,
Verma Kirana`,
  hi: 'नमस्ते Ramesh Kumar जी, Verma Kirana की ओर से एक छोटी-सी याद: आपके ₹4,200.00 बकाया हैं।\n\nधन्यवाद,\nVerma Kirana',
  ur: 'السلام علیکم Ramesh Kumar، Verma Kirana کی طرف سے یاد دہانی: آپ کے ذمے ₹4,200.00 باقی ہیں۔\n\nشکریہ،\nVerma Kirana',
};

type Query = {
  customerId: number;
  template: string | null;
  language: string | null;
  documentId: number | null;
};

const prepare_message = ({ query }: { query: Query }) => ({
  customerId: query.customerId,
  customerName: 'Ramesh Kumar',
  template: query.template ?? 'gentle',
  language: query.language ?? 'en',
  subject: 'Your account with Verma Kirana',
  text: TEXTS[query.language ?? 'en'],
  phone: '98765 43210',
  email: 'ramesh@example.in',
  channel: 'whatsApp',
});

const opened = talk(9, { kind: 'message', text: TEXTS['en'] });

it('prepares a message, shows it, and opens it in the program that was chosen', async () => {
  const screen = await openSignedIn('/customers/1', {
    ...PEOPLE,
    prepare_message,
    open_message: new Refused('phoneMalformed', undefined, 'to'),
  });
  const { page } = screen;
  await page.getByRole('tab', { name: 'Notes' }).waitFor();
  await page.keyboard.press('Alt+m');
  const dialog = page.getByRole('dialog', { name: /^Message to/ });
  const text = dialog.getByLabel('Text', { exact: true });
  await expect.poll(() => text.inputValue()).toBe(TEXTS['en']);
  await screen.audit();
  await dialog.getByLabel('Language').selectOption('हिन्दी');
  await expect.poll(() => text.inputValue()).toBe(TEXTS['hi']);
  await dialog.getByLabel('Language').selectOption('اردو');
  await expect.poll(() => text.inputValue()).toBe(TEXTS['ur']);
  expect(await text.evaluate((box) => getComputedStyle(box).direction)).toBe('rtl');
  await screen.audit();
  await dialog.getByLabel('Language').selectOption('English');
  await expect.poll(() => text.inputValue()).toBe(TEXTS['en']);
  // A number that is none is refused beside it, and what else there is stands by.
  await dialog.getByLabel('Phone number').fill('12345');
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('This is not a phone number of the shop’s country.').waitFor();
  await dialog.getByText('Or choose a text message or an email above.').waitFor();
  await screen.audit();
  await dialog.getByRole('radio', { name: 'Email' }).check();
  await expect.poll(() => dialog.getByLabel('Email address').inputValue()).toBe('ramesh@example.in');
  screen.answer({ open_message: new Refused('cannotOpen') });
  await dialog.getByRole('button', { name: 'Open email' }).click();
  await dialog.getByText('This computer has no program that opens it.').waitFor();
  await screen.audit();
  screen.answer({ open_message: opened });
  await dialog.getByRole('radio', { name: 'WhatsApp' }).check();
  await dialog.getByLabel('Phone number').fill('98765 43210');
  await text.fill('Pay & rest');
  await dialog.getByRole('button', { name: 'Open WhatsApp' }).click();
  await page.getByText('Message to Ramesh Kumar opened and noted.').waitFor();
  expect(screen.sent('open_message')).toMatchObject({
    input: { customerId: 1, channel: 'whatsApp', to: '98765 43210', subject: null, text: 'Pay & rest' },
  });
});

it('asks for a number where there is none', async () => {
  const none = (args: { query: Query }) => ({ ...prepare_message(args), phone: null, email: null });
  const screen = await openSignedIn('/customers/1', { ...PEOPLE, prepare_message: none });
  await screen.page.getByRole('tab', { name: 'Notes' }).waitFor();
  await screen.page.keyboard.press('Alt+m');
  await screen.page.getByText('There is no number for this customer yet.').waitFor();
  await screen.audit();
});

const GIVEN = { id: 50, number: 'LN/26-27/0050', amount: 50_000, standing: standing(173_450) };
const GOT = { ...GIVEN, id: 51, number: 'RCT/26-27/0051', standing: standing(73_450) };
/** From anywhere the customer is found first; on their page one is in the line already. */
const RAM = ['r', 'a', 'Enter'];
const FIVE_HUNDRED = ['5', '0', '0', 'Enter'];

it.each([
  ['credit', 'F5', '/customers', GIVEN],
  ['a loan', 'F7', '/customers', GIVEN],
  ['money', 'F6', '/customers', GOT],
  ['credit in the khata', 'F5', '/customers/1', GIVEN],
  ['money in the khata', 'F6', '/customers/1', GOT],
])('offers to tell the customer of %s, by keys alone', async (_what, verb, path, recorded) => {
  const [way, balance] = recorded === GOT ? ['received from', '₹734.50'] : ['given to', '₹1,734.50'];
  const words = `₹500.00 ${way} you. Balance: ${balance}`;
  const screen = await openSignedIn(path, {
    ...PEOPLE,
    create_loan: GIVEN,
    record_receipt: GOT,
    prepare_message: (args: { query: Query }) => ({ ...prepare_message(args), text: words }),
    open_message: opened,
  });
  const { page } = screen;
  const anywhere = path === '/customers';
  const first = page.getByRole('link', { name: 'Ramesh Kumar' });
  await (anywhere ? first : page.getByRole('tab', { name: 'Khata' })).waitFor();
  await page.keyboard.press(verb);
  await focused(
    anywhere
      ? page.getByRole('combobox', { name: 'Customer' })
      : page.getByRole('textbox', { name: 'Amount' }),
  );
  for (const key of [...(anywhere ? RAM : []), ...FIVE_HUNDRED]) await page.keyboard.press(key);
  await page.getByText(`₹500.00 ${way} Ramesh Kumar. Balance: ${balance} due.`).waitFor();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  // It stays while the mouse is on it.
  await page.getByRole('button', { name: 'Tell the customer' }).hover();
  await screen.audit();
  await page.keyboard.press('Alt+t');
  const dialog = page.getByRole('dialog', { name: 'Message to Ramesh Kumar' });
  await expect.poll(() => dialog.getByLabel('Text', { exact: true }).inputValue()).toBe(words);
  expect(screen.sent('prepare_message')).toEqual({
    query: { customerId: 1, template: null, language: null, documentId: recorded.id },
  });
  await page.keyboard.press('Control+Enter');
  await page.getByText('Message to Ramesh Kumar opened and noted.').waitFor();
  expect(screen.sent('open_message')).toMatchObject({ input: { customerId: 1, text: words } });
});

const KINDS = ['gentle', 'firm', 'final', 'receipt', 'invoice', 'balance'];
const templates = ['en', 'hi', 'ur'].flatMap((language) =>
  KINDS.map((kind) => ({ kind, language, text: `${kind}: {name}, {amount}\n{shop}`, own: false })),
);

it('lets the owner write the words of a message beside how they read', async () => {
  const screen = await openSignedIn('/settings?part=messages', {
    templates,
    preview_template: ({ input }: { input: { text: string } }) =>
      input.text.includes('{nmae}')
        ? new Refused('unknownWord', { word: 'nmae' }, 'text')
        : input.text
            .replace('{name}', 'Ravi Kumar')
            .replace('{amount}', '₹4,200.00')
            .replace('{shop}', 'Verma Kirana'),
    change_template: ({ input }: { input: { text: string | null } }) => ({
      ...input,
      text: input.text ?? 'gentle: {name}, {amount}\n{shop}',
      own: input.text !== null,
    }),
  });
  const { page } = screen;
  await page.getByText('gentle: Ravi Kumar, ₹4,200.00').waitFor();
  await screen.audit();
  const text = page.getByLabel('Text', { exact: true });
  await text.fill('Hello {nmae}');
  await page.getByText('There is no word {nmae} to put in braces.').waitFor();
  await screen.audit();
  await text.fill('Hello {name}: {amount}');
  await page.getByText('Hello Ravi Kumar: ₹4,200.00').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Your own words').waitFor();
  await page.getByRole('button', { name: 'As it came' }).click();
  await page.getByText('As it came with Bahi').waitFor();
  expect(screen.sent('change_template')).toEqual({ input: { kind: 'gentle', language: 'en', text: null } });
  await page.getByLabel('Language').selectOption('اردو');
  await page.getByLabel('Message', { exact: true }).selectOption('Balance');
  await page.getByText('balance: Ravi Kumar').waitFor();
});

it('takes the UPI id of the shop', async () => {
  const screen = await openSignedIn('/settings?part=shop', {
    change_shop: new Refused('upiMalformed', undefined, 'upiId'),
  });
  const { page } = screen;
  await page.getByLabel('UPI id').fill('verma');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This is not a UPI id.').waitFor();
  await screen.audit();
  screen.answer({ change_shop: { ...SIGNED_IN.shop, upiId: 'verma@okbank' } });
  await page.getByLabel('UPI id').fill('verma@okbank');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(screen.sent('change_shop')).toMatchObject({ input: { upiId: 'verma@okbank' } });
});
