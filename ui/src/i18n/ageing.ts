/** The buckets of an ageing in words. */
import { t } from './language.svelte';

type Bucket = { from: number | null; to: number | null };

/** `31 to 60 days late`. */
export function bucketName({ from, to }: Bucket): string {
  if (from === null) return t('ageing-current');
  return to === null ? t('ageing-over', { from: from - 1 }) : t('ageing-days', { from, to });
}

/** `31–60`, for the head of a column. */
export function bucketHead({ from, to }: Bucket): string {
  if (from === null) return t('ageing-current');
  return to === null ? t('ageing-head-over', { from: from - 1 }) : t('ageing-head', { from, to });
}
