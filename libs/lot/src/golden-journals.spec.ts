// Journals as earlier versions wrote them: they must replay for ever, to the same lot. Never edit a file in journals/.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeLotEvent, encodeLotEvent, UnreadableEvent } from './event-codec';
import { ceilingOf, leaderOf } from './lot.state';
import { replay } from './testing/lot-story';

const linesOf = (name: string): string[] =>
  readFileSync(path.join(__dirname, 'journals', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');

describe('golden journals', () => {
  it.each([
    [
      'sold-after-pause-and-outage.v1',
      { phase: 'sold', version: 10, leader: { paddleNo: 1, amountFen: 5_900_000 } },
    ],
    [
      'sold-amid-ceilings.v1',
      { phase: 'sold', version: 21, leader: { paddleNo: 1, amountFen: 6_600_000, bidId: 'bid-1-66000' } },
    ],
    [
      'sold-after-disqualifications.v1',
      { phase: 'sold', version: 13, leader: { paddleNo: 1, amountFen: 5_400_000, bidId: 'bid-1-54000' } },
    ],
    [
      'sold-after-a-cut-off.v1',
      { phase: 'sold', version: 7, leader: { paddleNo: 3, amountFen: 5_400_000, bidId: 'bid-3-54000' } },
    ],
    ['unsold.v1', { phase: 'unsold', version: 3, leader: null }],
    ['withdrawn.v1', { phase: 'withdrawn', version: 4, leader: { paddleNo: 4, amountFen: 5_100_000 } }],
  ])('%s replays to the same lot', (name, expected) => {
    const lot = replay(linesOf(name).map(decodeLotEvent));
    expect({ phase: lot.phase, version: lot.version, leader: leaderOf(lot) }).toMatchObject(expected);
  });

  it('sold-amid-ceilings.v1 replays to the same ceilings', () => {
    const lot = replay(linesOf('sold-amid-ceilings.v1').map(decodeLotEvent));
    const ceilingFen = [1, 2, 3].map((paddleNo) => ceilingOf(lot, paddleNo)?.ceilingFen ?? null);
    expect(ceilingFen).toEqual([6_000_000, 6_600_000, null]);
  });

  it.each([
    'sold-after-pause-and-outage.v1',
    'sold-amid-ceilings.v1',
    'sold-after-disqualifications.v1',
    'sold-after-a-cut-off.v1',
  ])('writes the present format as it always was: %s', (name) => {
    for (const line of linesOf(name)) expect(encodeLotEvent(decodeLotEvent(line))).toBe(line);
  });

  it('refuses a text of an unknown format', () => {
    expect(() => decodeLotEvent('{"v":99,"type":"LotUnsold","atMs":1}')).toThrow('unknown format 99');
    expect(() => decodeLotEvent('{"v":1,"type":')).toThrow(UnreadableEvent);
  });
});
