/** The languages there are words in, each named in itself. */
const files = import.meta.glob('$messages/*.ftl', { query: '?raw' });

/** Language codes with their own names: `{ code: 'hi', name: 'हिन्दी' }`. */
export const languages: { code: string; name: string }[] = Object.keys(files)
  .map((path) => path.slice(path.lastIndexOf('/') + 1, -'.ftl'.length))
  .sort()
  .map((code) => ({ code, name: new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code }));
