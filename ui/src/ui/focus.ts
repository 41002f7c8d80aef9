/** Where the keyboard goes when nothing else has it. */
import { tick } from 'svelte';

/** Whether nothing has the focus: nothing of the window, or of its content, is where one works. */
export function isNowhere(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement.id === 'content';
}

/**
 * Brings the focus to the content of the page if it is nowhere: after a page was opened, or once what had it is gone.
 * Tab then begins at the content rather than at the head of the side bar, and the arrows scroll it.
 */
export function focusContent(): void {
  if (isNowhere()) document.getElementById('content')?.focus({ preventScroll: true });
}

/** Tab from nowhere begins at the content. Called before the browser moves the focus on. */
export function tabFromNowhere(event: KeyboardEvent): void {
  if (event.key === 'Tab') focusContent();
}

/** For a dialog that closes: what opened it may be gone by then, as after the cheque was deposited. */
export function stayOnPage(): void {
  void tick().then(() => requestAnimationFrame(focusContent));
}
