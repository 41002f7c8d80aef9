/** The words of what changes a balance without goods or money. */
import { t } from '$i18n';

export type Adjustment = 'fee' | 'discount' | 'writeOff';

type Said = { amount: string; name: string; balance: string };

export const adjustments: Record<Adjustment, { title: () => string; saved: (said: Said) => string }> = {
  fee: { title: () => t('fee-charge'), saved: (said) => t('fee-saved', said) },
  discount: { title: () => t('discount-give'), saved: (said) => t('discount-saved', said) },
  writeOff: { title: () => t('write-off'), saved: (said) => t('write-off-saved', said) },
};
