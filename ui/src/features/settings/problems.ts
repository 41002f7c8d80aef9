/** What the doctor found, in words. The map has every problem, or it does not compile. */
import { formatInstant } from '$format';
import { t } from '$i18n';
import { actionWord } from '$i18n/trail';
import type { Problem } from '$ipc';

type Name = Problem['problem'];

const words: { [N in Name]: (problem: Extract<Problem, { problem: N }>) => string } = {
  page: ({ detail }) => t('problem-page', { detail }),
  structure: ({ detail }) => t('problem-structure', { detail }),
  schema: ({ name }) => t('problem-schema', { name }),
  linkMissing: ({ seq }) => t('problem-link-missing', { seq }),
  linkBroken: ({ seq, action, at }) =>
    t('problem-link-broken', { seq, action: actionWord(action), at: formatInstant(at) }),
  told: ({ table, id, field }) => t('problem-told', { table, id, field }),
  unlinked: ({ table, id }) => t('problem-unlinked', { table, id }),
  anchor: ({ seq }) => t('problem-anchor', { seq }),
  reference: ({ table, parent }) => t('problem-reference', { table, parent }),
  unbalanced: ({ entry }) => t('problem-unbalanced', { entry }),
  sum: ({ sum, of }) => t('problem-sum', { sum: t(`sum-${sum}`), of }),
  numbers: ({ series, numbers, last }) => t('problem-numbers', { series, numbers, last }),
  personal: ({ field }) => t('problem-personal', { field }),
  customer: ({ field }) => t('problem-customer', { field }),
};

/** The sentence for a problem. */
export function wordsFor(problem: Problem): string {
  return (words[problem.problem] as (problem: Problem) => string)(problem);
}

/** The customer it is about, when it is about one. */
export function customerOf(problem: Problem): number | null {
  return 'customer' in problem ? problem.customer : null;
}
