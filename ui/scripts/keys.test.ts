// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { keysFile, parity, readMessages, unreadable, unsaid } from './keys.js';

describe('the key file', () => {
  it('names every message with its variables', () => {
    const file = keysFile(
      readMessages('a = Yes\nb = { $count ->\n    [one] { $name }\n   *[other] { $count }\n}\n'),
    );
    expect(file).toContain("'a': null;");
    expect(file).toContain("'b': { count: Value; name: Value };");
  });

  it('refuses two messages of one name', () => {
    expect(() => readMessages('a = One\na = Two\n')).toThrow('message twice: a');
  });

  it('finds a message that the parser would skip', () => {
    expect(unreadable('a = Fine\nb = { $broken\n')).toEqual(['b']);
  });

  it('finds what nobody says, whole or made of words', () => {
    const page = ["t('a'); t(`part-${part}`); t(`part-${part}-hint`)", "type Part = 'one' | 'two';"];
    const sources = [
      ['/routes/page.svelte', page.join('\n')],
      ['/ipc/bindings.ts', 'type Kind = "three"; type No = { code: "empty" };'],
      ['/routes/other/page.svelte', "'four'"],
      ['/notify.rs', 'words.say("b", &[])'],
    ];
    const said = ['a', 'b', 'part-one', 'part-two-hint', 'part-three'];
    expect(unsaid(said, sources)).toEqual([]);
    const lost = ['c', 'part-four', 'part-empty', 'part-one-hint-more', 'part-'];
    expect(unsaid(lost, sources)).toEqual(lost);
  });

  it('finds what one language has and another lacks', () => {
    const english = readMessages('a = A\nb = B\n');
    expect(parity(english, readMessages('a = A\nc = C\n'), 'hi.ftl')).toEqual([
      'hi.ftl: lacks b',
      'hi.ftl: unknown c',
    ]);
  });
});
