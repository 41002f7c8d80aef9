/** `08:05` from minutes after midnight. */
export function formatMinute(minute: number): string {
  const hours = Math.floor(minute / 60);
  return [hours, minute - hours * 60].map((part) => String(part).padStart(2, '0')).join(':');
}
