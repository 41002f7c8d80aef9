/** The sections of the side bar, in their order. A section's link exists as soon as its page does. */
import type { MessageKey } from '$i18n';
import BellRing from '@lucide/svelte/icons/bell-ring';
import BookOpen from '@lucide/svelte/icons/book-open';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import FileText from '@lucide/svelte/icons/file-text';
import HandCoins from '@lucide/svelte/icons/hand-coins';
import Landmark from '@lucide/svelte/icons/landmark';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import Settings from '@lucide/svelte/icons/settings';
import Users from '@lucide/svelte/icons/users';

export type Section = { path: string; label: MessageKey & `nav-${string}`; icon: typeof Users };

const all: Section[] = [
  { path: 'today', label: 'nav-today', icon: BookOpen },
  { path: 'customers', label: 'nav-customers', icon: Users },
  { path: 'invoices', label: 'nav-invoices', icon: FileText },
  { path: 'receipts', label: 'nav-receipts', icon: HandCoins },
  { path: 'loans', label: 'nav-loans', icon: Landmark },
  { path: 'reminders', label: 'nav-reminders', icon: BellRing },
  { path: 'cases', label: 'nav-cases', icon: MessagesSquare },
  { path: 'reports', label: 'nav-reports', icon: ChartColumn },
  { path: 'settings', label: 'nav-settings', icon: Settings },
];

const pages = import.meta.glob('./*/+page.svelte');

/** The sections that have a page. */
export const sections = all.filter(({ path }) => `./${path}/+page.svelte` in pages);
