/** The months of the year in the window's language, as choices. */
import { language } from '$i18n';

export function months(): { value: string; label: string }[] {
  const named = new Intl.DateTimeFormat(language.intl, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1),
    label: named.format(new Date(Date.UTC(2024, month, 1))),
  }));
}
