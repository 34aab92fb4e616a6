// A log whose leaves contradict each other, their lots or their order, properly signed: every fault is found by its name, and what is only altered in the file is told apart.
import type { Leaf, RefusalLeaf } from '@haopai/log';
import { textOf, utf8 } from '@haopai/log';
import { mayBeAltered, reportOf } from '@haopai/record';
import { logKey } from '../public-log/testing/log-in-memory';
import { namesOf, verdictOn } from './testing/found-in';
import {
  BID_AT_MS as AT,
  bid,
  COUNTDOWN_MS,
  opened,
  OPENS_AT_MS,
  scheduled,
  sold,
} from './testing/lot-facts';
import {
  AUCTION_ID,
  hashOf,
  type PlannedRecord,
  type PlannedRefusal,
  signRecord,
} from './testing/planned-record';

const END_AT_MS = AT + COUNTDOWN_MS;
/** Four events: scheduled, opened, a bid, sold. */
const HONEST = [scheduled(), opened, bid(AT, 1, 100_000), sold(END_AT_MS, 1, 100_000)];
const MANY = 200_000;

const foundIn = async (more: Omit<PlannedRecord, 'lots'>): Promise<readonly string[]> =>
  namesOf(await verdictOn(await signRecord({ lots: [{ lotId: 1, events: HONEST }], ...more })));

const foundOf = async (refusal: PlannedRefusal): Promise<readonly string[]> => {
  const record = await signRecord({ lots: [{ lotId: 1, events: HONEST, refusals: [refusal] }] });
  return namesOf(await verdictOn(record));
};

const event = (version: number, hash = hashOf('another')): Leaf => ({
  kind: 'event',
  lotId: 1,
  version,
  hash,
});
const end = (version: number): Leaf => ({
  ...{ kind: 'end', lotId: 1, version, hash: hashOf('another'), outcome: 'unsold', hammerFen: 0 },
});
const ofAuction = (revision: number): Leaf => ({
  ...{ kind: 'auction', auctionId: AUCTION_ID, revision, atMs: 3, lots: 1 },
  ...{ termsHash: hashOf('terms'), lotsHash: hashOf('lots') },
});

describe('a log', () => {
  it.each<[string, string, Omit<PlannedRecord, 'lots'>]>([
    ['has an event before the lot began', 'LEAF_MISSING LEAF_OUT_OF_PLACE', { before: [event(3)] }],
    ['has an event twice, with another hash', 'EVENT_DIFFERS LEAF_OUT_OF_PLACE', { afterEnd: [event(3)] }],
    ['has a second end that says otherwise', 'LEAF_OUT_OF_PLACE', { afterEnd: [end(4)] }],
    ['goes on after the end of a lot', 'EVENT_MISSING LEAF_OUT_OF_PLACE', { afterEnd: [event(5)] }],
    ['goes on after the result', 'EVENT_MISSING LEAF_OUT_OF_PLACE', { afterResult: [event(5)] }],
    ['has an end after the result', 'LEAF_OUT_OF_PLACE', { afterResult: [end(4)] }],
    ['has a revision twice', 'LEAF_OUT_OF_PLACE', { afterResult: [ofAuction(1)] }],
    ['lacks the publication', 'LEAF_MISSING', { before: [event(1, hashOf('first'))], leftOut: 1 }],
  ])('that %s is found', async (_, names, more) => {
    expect(await foundIn(more)).toEqual(expect.arrayContaining(names.split(' ')));
  });

  it('in which another auction goes on is accused of nothing', async () => {
    const others: Leaf[] = [
      { ...ofAuction(5), auctionId: AUCTION_ID + 1 } as Leaf,
      { ...event(9), lotId: 99 } as Leaf,
      { kind: 'refusals', lotId: 99, fromMs: 1, untilMs: 2, count: 3 },
    ];
    expect(await foundIn({ before: others, afterEnd: others, afterResult: others })).toEqual([]);
  });

  it('under another name by the same key is another log', async () => {
    const first = logKey('plates.example/log');
    const second = logKey('plates.example/second', first.pair);
    const { files } = await signRecord({ lots: [{ lotId: 1, events: HONEST }], signer: second });
    const { key } = await signRecord({ lots: [{ lotId: 1, events: HONEST }], signer: first });
    const verdict = await verdictOn({ files, key });
    expect(namesOf(verdict)).toEqual(['NOT_A_RECORD', 'OTHER_KEY']);
    expect(mayBeAltered(verdict.findings)).toBe(true);
  });
});

describe('a refusal', () => {
  const tooLow = (receivedAtMs: number, version: number, priceFen: number): PlannedRefusal => ({
    ...{ receivedAtMs, version, priceFen, code: 'BID.TOO_LOW' },
  });
  const by = (code: string, receivedAtMs: number, version: number, priceFen = 100_000): PlannedRefusal => ({
    ...{ code, receivedAtMs, version, priceFen },
  });

  it.each<[string, PlannedRefusal]>([
    ['before the opening', by('LOT.NOT_OPEN', OPENS_AT_MS - 1, 1, 0)],
    ['that opened the lot itself', tooLow(OPENS_AT_MS + 3, 1, 0)],
    ['by the price', tooLow(AT + 5, 3, 100_000)],
    ['by a clock that was set back meanwhile', tooLow(AT - 9_000, 3, 100_000)],
    ['in the second of the end', by('BID.TOO_LATE', END_AT_MS, 3)],
    ['in the millisecond before', tooLow(END_AT_MS - 1, 3, 100_000)],
    ['of the sold lot, by a slow clock', by('BID.TOO_LATE', END_AT_MS - 20, 4)],
    ['of an id that is taken', by('IDEMPOTENCY.MISMATCH', AT + 5, 3)],
    ['of an order before its lot was scheduled', by('LOT.NOT_OPEN', 400_000, 0, 0)],
  ])('%s is believed', async (_, refusal) => {
    expect(await foundOf(refusal)).toEqual([]);
  });

  it.each<[string, PlannedRefusal]>([
    ['as too late, long before the end', by('BID.TOO_LATE', END_AT_MS - 10_000, 3)],
    ['as too low, after the end', tooLow(END_AT_MS, 3, 100_000)],
    ['by a price that never was', tooLow(AT + 5, 3, 900_000)],
    ['by the price of before', tooLow(AT + 5, 3, 0)],
    ['as not open, while the lot ran', by('LOT.NOT_OPEN', AT + 5, 3)],
    ['as paused, while the lot ran', by('LOT.PAUSED', AT + 5, 3)],
    ['as disqualified, when nobody was', by('PADDLE.DISQUALIFIED', AT + 5, 3)],
    ['as leading, when nobody led', by('BID.ALREADY_LEADING', OPENS_AT_MS + 5, 2, 0)],
    ['by an event that there is not', tooLow(AT + 5, 9, 100_000)],
  ])('%s is found', async (_, refusal) => {
    expect(await foundOf(refusal)).toEqual(['REFUSAL_DIFFERS']);
  });

  it('after the result is in the record, and is judged as all others', async () => {
    const after = (code: string): RefusalLeaf => ({
      ...{ kind: 'refusal', lotId: 1, bidHash: hashOf('late'), receivedAtMs: END_AT_MS + 5 },
      ...{ code, priceFen: 100_000, version: 4 },
    });
    expect(await foundIn({ afterResult: [after('BID.TOO_LATE')] })).toEqual([]);
    expect(await foundIn({ afterResult: [after('BID.TOO_LOW')] })).toEqual(['REFUSAL_DIFFERS']);
  });
});

describe('a record', () => {
  const files = async () => signRecord({ lots: [{ lotId: 1, events: HONEST }] });

  it('that was altered on its way convicts nobody; one that the log has signed so does', async () => {
    const { files: own, key } = await files();
    const text = textOf(own.get('journals/1.jsonl') ?? new Uint8Array(0)) ?? '';
    const altered = new Map(own).set('journals/1.jsonl', utf8(text.replace('1001000', '1001001')));
    const verdict = await verdictOn({ files: altered, key });
    expect(verdict.findings).not.toEqual([]);
    expect(reportOf(verdict, 'en')).toContain('may have been changed');
    const broken = await signRecord({
      lots: [{ lotId: 1, events: [...HONEST.slice(0, 3), sold(AT + 5, 1, 100_000)] }],
    });
    const convicted = await verdictOn(broken);
    expect(namesOf(convicted)).toEqual(['CLOSED_EARLY']);
    expect(reportOf(convicted, 'en')).toContain('bears the signature of the log');
    expect(reportOf(convicted, 'en')).not.toContain('may have been changed');
  });

  it(`with ${MANY} faults is told as one that does not hold`, async () => {
    const { files: own, key } = await files();
    const lines = '{"index":1,"leaf":"none"}\n'.repeat(MANY);
    const rows = `${JSON.stringify({ version: 9, body: '{}', hash: 'none' })}\n`.repeat(MANY);
    const spoiled = new Map(own).set('leaves.jsonl', utf8(lines)).set('journals/1.jsonl', utf8(rows));
    // Each of them is thrown once: to write down from where takes longer than the rest.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    const verdict = await verdictOn({ files: spoiled, key }).finally(() => {
      Error.stackTraceLimit = stackTraceLimit;
    });
    expect(verdict.findings.length).toBeGreaterThan(MANY);
    expect(reportOf(verdict, 'en')).toContain('The record does NOT hold');
  });
});
