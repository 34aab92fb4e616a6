// Journals as earlier versions wrote them: they must be heard for ever, as the same order. Never edit a file in journals/.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeOrderEvent, encodeOrderEvent, UnreadableEvent } from './event-codec';
import { refundedFen } from './order.state';
import { replay } from './testing/order-story';

const linesOf = (name: string): string[] =>
  readFileSync(path.join(__dirname, 'journals', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');

describe('golden journals', () => {
  it.each([
    ['deposits-back-in-parts.v1', { phase: 'refunded', version: 6, backFen: 1_000_000 }],
    ['one-share-applied.v1', { phase: 'paid', version: 4, backFen: 500_000 }],
    ['expired.v1', { phase: 'expired', version: 2, backFen: 0 }],
    ['extended.v1', { phase: 'paid', version: 4, backFen: 0 }],
    ['cancelled.v1', { phase: 'cancelled', version: 2, backFen: 0 }],
  ])('%s is heard as the same order', (name, expected) => {
    const order = replay(linesOf(name).map(decodeOrderEvent));
    expect({ phase: order.phase, version: order.version, backFen: refundedFen(order) }).toEqual(expected);
  });

  it('writes the present format as it always was', () => {
    for (const line of [...linesOf('deposits-back-in-parts.v1'), ...linesOf('extended.v1')])
      expect(encodeOrderEvent(decodeOrderEvent(line))).toBe(line);
  });

  it('refuses a text of an unknown format', () => {
    expect(() => decodeOrderEvent('{"v":99,"type":"OrderExpired","atMs":1}')).toThrow('unknown format 99');
    expect(() => decodeOrderEvent('{"v":1,"type":')).toThrow(UnreadableEvent);
  });
});
