/**
 * What became of what somebody typed or chose: the value it means, or why it means none. A field that holds
 * lines says `at` which of them it is, as `2.quantity`.
 */
export type Reading<T> = { ok: true; value: T } | { ok: false; message: string; at?: string };

/** Says what the content of a field means; for amounts and dates it asks Rust. */
export type Reader<T, Content = string> = (content: Content) => Promise<Reading<T>>;

/** One thing that can be chosen in a combobox. */
export type Choice = { id: string; label: string; detail?: string };

/** The reader of a combobox that must not stay empty: its meaning is the id of what was chosen. */
export function chosen(message: string): Reader<string, Choice | null> {
  return (choice) => Promise.resolve(choice ? { ok: true, value: choice.id } : { ok: false, message });
}
