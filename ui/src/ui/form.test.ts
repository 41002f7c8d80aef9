import { describe, expect, it, vi } from 'vitest';
import { Form, keepDrafts } from './form.svelte';
import { chosen, type Choice, type Reader } from './reading';

const readNumber: Reader<number> = async (text) =>
  /^\d+$/.test(text) ? { ok: true, value: Number(text) * 100 } : { ok: false, message: 'not an amount' };

function loan(save = vi.fn().mockResolvedValue({ ok: true, data: 'done' })) {
  const form = new Form({ start: { amount: '', note: '' }, readers: { amount: readNumber }, save });
  return { form, save };
}

describe('a form', () => {
  it('sends what the texts mean, under one request id until it is recorded', async () => {
    const refusal = { code: 'diskFull', field: null } as const;
    const save = vi
      .fn()
      .mockResolvedValueOnce({ ok: false, refusal })
      .mockResolvedValue({ ok: true, data: null });
    const { form } = loan(save);
    form.set('amount', '12');
    expect(await form.submit()).toBe(false);
    expect(form.refusal?.code).toBe('diskFull');
    expect(await form.submit()).toBe(true);
    await form.submit();
    const ids = save.mock.calls.map((call) => call[1] as string);
    expect(save.mock.calls[0]![0]).toEqual({ amount: 1200, note: '' });
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[1]);
  });

  it('does not send what cannot be read, and keeps what was typed', async () => {
    const { form, save } = loan();
    form.set('amount', 'abc');
    form.set('note', 'rice');
    expect(await form.submit()).toBe(false);
    expect(save).not.toHaveBeenCalled();
    expect(form.errors).toEqual({ amount: 'not an amount' });
    expect(form.values).toEqual({ amount: 'abc', note: 'rice' });
  });

  it('waits for the reading of the newest text', async () => {
    const answers: Record<string, (minor: number) => void> = {};
    const slow: Reader<number> = (text) =>
      new Promise((resolve) => (answers[text] = (value) => resolve({ ok: true, value })));
    const save = vi.fn().mockResolvedValue({ ok: true, data: null });
    const form = new Form({ start: { amount: '' }, readers: { amount: slow }, save });
    form.set('amount', '1');
    form.set('amount', '12');
    const sent = form.submit();
    answers['12']!(1200);
    answers['1']!(100);
    await sent;
    expect(save.mock.calls[0]![0]).toEqual({ amount: 1200 });
    expect(form.meaning('amount')).toBe(1200);
  });

  it('puts a refusal beside its field, and forgives it once the field is edited', async () => {
    const refusal = { code: 'exceedsOutstanding', params: { outstanding: 500 }, field: 'amount' };
    const { form } = loan(vi.fn().mockResolvedValue({ ok: false, refusal }));
    form.set('amount', '12');
    await form.submit();
    expect(form.errors['amount']).toContain('₹5.00');
    form.set('amount', '5');
    expect(form.errors).toEqual({});
  });

  it('puts what a cheque lacks beside the cheque’s own field', async () => {
    const table = [
      ['cheque.number', 'chequeNumber'],
      ['lines.2.quantity', 'lines.2.quantity'],
      ['note', 'note'],
      ['customerId', null],
      [null, null],
    ] as const;
    for (const [field, at] of table) {
      const save = vi.fn().mockResolvedValue({ ok: false, refusal: { code: 'empty', field } });
      const form = new Form({ start: { chequeNumber: '', lines: [], note: '' }, save });
      await form.submit();
      expect(Object.keys(form.errors)).toEqual(at === null ? [] : [at]);
      expect(form.refusal === null).toBe(at !== null);
    }
  });

  it('is sent once however often Save is pressed', async () => {
    const { form, save } = loan();
    form.set('amount', '12');
    await Promise.all([form.submit(), form.submit(), form.submit()]);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('knows the id of a choice, and asks for one where there is none', async () => {
    const save = vi.fn().mockResolvedValue({ ok: true, data: null });
    const form = new Form({
      start: { customer: null as Choice | null },
      readers: { customer: chosen('choose') },
      save,
    });
    await form.submit();
    expect(form.errors['customer']).toBe('choose');
    form.set('customer', { id: '7', label: 'Asha' });
    await form.submit();
    expect(save.mock.calls[0]![0]).toEqual({ customer: '7' });
  });
});

describe('a draft', () => {
  const requestId = 'd1b1a7c0-0000-4000-8000-000000000001';
  const keeper = (kept: { note: string } | null) => ({
    load: vi.fn().mockResolvedValue(kept && { values: kept, requestId }),
    save: vi.fn().mockResolvedValue(null),
    clear: vi.fn().mockResolvedValue(null),
  });

  it('comes back, is kept as one types, and goes once the entry is recorded', async () => {
    vi.useFakeTimers();
    const draft = keeper({ note: 'kept' });
    const save = vi.fn().mockResolvedValue({ ok: true, data: null });
    const form = new Form({ start: { note: '' }, save, draft });
    await vi.runAllTimersAsync();
    expect(form.values.note).toBe('kept');
    expect(form.restored).toBe(true);
    form.set('note', 'kept a');
    form.set('note', 'kept ab');
    await vi.runAllTimersAsync();
    expect(draft.save.mock.calls).toEqual([[{ values: { note: 'kept ab' }, requestId }]]);
    await form.submit();
    // The same entry as before the program ended: the book knows it and does not record it twice.
    expect(save.mock.calls[0]![1]).toBe(requestId);
    expect(form.requestId).not.toBe(requestId);
    expect(draft.clear).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it('goes when the form is left on purpose, and nothing is asked when nothing was typed', async () => {
    const draft = keeper({ note: 'kept' });
    const form = new Form({ start: { note: '' }, save: vi.fn(), draft });
    form.cancel();
    expect(draft.clear).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(form.restored).toBe(true));
    form.cancel();
    expect(draft.clear).toHaveBeenCalledTimes(1);
    expect(form.values.note).toBe('');
  });

  it('is kept at once when the book is about to be locked, and not a second time', async () => {
    vi.useFakeTimers();
    const draft = keeper(null);
    const form = new Form({ start: { note: '' }, save: vi.fn(), draft });
    await vi.runAllTimersAsync();
    form.set('note', 'half a wo');
    await keepDrafts();
    expect(draft.save.mock.calls).toEqual([[{ values: { note: 'half a wo' }, requestId: form.requestId }]]);
    await vi.runAllTimersAsync();
    await keepDrafts();
    expect(draft.save).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});
