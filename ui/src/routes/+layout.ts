import { language } from '$i18n';

// One static page: no server renders it and nothing is rendered ahead.
export const ssr = false;
export const prerender = false;

/** The words come first: nothing is shown in a language that nobody chose. */
export async function load() {
  await language.start();
}
