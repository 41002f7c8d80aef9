/** The words of what changes a balance without goods or money. */
import { t } from '$i18n';
import type { DocumentKind } from '$ipc';

export type Adjustment = 'fee' | 'discount' | 'writeOff';

type Said = { amount: string; name: string; balance: string };

type Words = { document: DocumentKind; title: () => string; saved: (said: Said) => string };

export const adjustments: Record<Adjustment, Words> = {
  fee: { document: 'fee', title: () => t('fee-charge'), saved: (said) => t('fee-saved', said) },
  discount: {
    document: 'settlementDiscount',
    title: () => t('discount-give'),
    saved: (said) => t('discount-saved', said),
  },
  writeOff: {
    document: 'writeOff',
    title: () => t('write-off'),
    saved: (said) => t('write-off-saved', said),
  },
};
