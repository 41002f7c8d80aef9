/**
 * Two made-up languages for tests. Text that stays plain under the accented one was never a message;
 * a layout that breaks under it has no room for German, one that breaks under the mirrored one for Urdu.
 */

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = [...'åƀçđéƒğħîĵķľɱñöþɋřšŧûṽŵẋýžÅƁÇĐÉƑĞĦÎĴĶĽṀÑÖÞɊŘŠŦÛṼŴẊÝŽ'];
const VOWELS = /[aeiouAEIOU]/g;

/** `en-XA`: accents on every letter and about two fifths more of them. */
export function accented(text: string): string {
  const longer = text.replace(VOWELS, '$&$&');
  return [...longer].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');
}

/** `ar-XB`: each run of letters is shown right to left. */
export function mirrored(text: string): string {
  return text.replace(/\S+/g, (word) => `\u202e${word}\u202c`);
}
