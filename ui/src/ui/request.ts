/**
 * A new request id: UUID version 7 (RFC 9562), whose first 48 bits are the milliseconds since 1970. Ids that grow with
 * time lie side by side in the book, so recording one touches a page that is at hand.
 */
export function newRequestId(now = Date.now()): string {
  const random = crypto.randomUUID();
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
