// What people look for in plates, and that an index of tails finds exactly the plates that have it.
import fc from 'fast-check';
import { JINHUA_PLATES } from './plate';
import { parsePlatePart, plateTails } from './plate-part';

const read = (raw: unknown) => parsePlatePart(raw, JINHUA_PLATES);

describe('parsePlatePart', () => {
  it.each([
    ['88', '88'],
    [' 8 a ', '8A'],
    ['８８Ａ', '88A'],
    ['浙G·88', '88'],
    ['浙g8888a', '8888A'],
    ['G88', 'G88'],
    ['D12345', 'D12345'],
  ])('reads %j as %s', (raw, text) => expect(read(raw)).toEqual({ ok: true, value: { text } }));

  it.each([
    ['nothing', '', 'PLATE.EMPTY', {}],
    ['no text', 88, 'PLATE.EMPTY', {}],
    ['the prefix alone', '浙G·', 'PLATE.EMPTY', {}],
    ['O', '8O', 'PLATE.BAD_CHARACTER', { character: 'O', position: 2 }],
    ['half a prefix', '浙88', 'PLATE.BAD_CHARACTER', { character: '浙', position: 1 }],
    ['what an index would take for anything', '8%', 'PLATE.BAD_CHARACTER', { character: '%', position: 2 }],
    ['an underscore', '_8', 'PLATE.BAD_CHARACTER', { character: '_', position: 1 }],
    ['more than a plate has', '浙G1234567', 'PLATE.PART_TOO_LONG', { max: 6, found: 7 }],
  ])('refuses %s', (_what, raw, code, data) => expect(read(raw)).toEqual({ ok: false, code, data }));

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void read(raw)));
  });
});

describe('the tails of a plate', () => {
  it('are all of its ends, the longest first', () => {
    expect(plateTails({ number: '浙G8888A' })).toEqual(['8888A', '888A', '88A', '8A', 'A']);
  });

  it('tell what the plate contains and what it ends with', () => {
    const serial = fc.stringMatching(/^[0-2A]{5,6}$/);
    const part = fc.stringMatching(/^[0-2A]{1,6}$/);
    fc.assert(
      fc.property(serial, part, (text, looked) => {
        const tails = plateTails({ number: `浙G${text}` });
        expect(tails.some((tail) => tail.startsWith(looked))).toBe(text.includes(looked));
        expect(tails.includes(looked)).toBe(text.endsWith(looked));
      }),
    );
  });
});
