/** The line of Reminders that has the focus: what the keys of the page are about. */
import type { InteractionView } from '$ipc';

export type Target = {
  customer: number;
  name: string;
  /** What is open, to bring along into a payment. */
  amount: number | null;
  /** What is to follow, which is then what is done. */
  talk?: InteractionView;
};
