/** The place of the page that shows links of the trail: all, or those asked for. */
export function trailHref(asked: { customer?: number; document?: number; person?: number; day?: string }) {
  const wishes = Object.entries(asked).map(([name, value]) => [name, String(value)]);
  const text = new URLSearchParams(wishes).toString();
  return text ? `/trail?${text}` : '/trail';
}
