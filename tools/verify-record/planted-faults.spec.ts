// A site that breaks the rules and signs what it did: every fault is found by its name, although each signature, hash and proof is right.
import { type LotEvent } from '@haopai/lot';
import { namesOf, verdictOn } from './testing/found-in';
import {
  BID_AT_MS as AT,
  bid,
  bidFor,
  ceiling,
  COUNTDOWN_MS,
  FIRST_BID_MS,
  opened,
  OPENS_AT_MS,
  resumed,
  scheduled,
  sold,
} from './testing/lot-facts';
import { signRecord } from './testing/planned-record';

const SECOND = 1_000;

/** What the check finds in an auction of one lot with this history. */
async function foundIn(events: readonly (LotEvent | string)[], lotId = 1): Promise<readonly string[]> {
  return namesOf(await verdictOn(await signRecord({ lots: [{ lotId, events }] })));
}

describe('a lot', () => {
  it.each<[string, readonly LotEvent[]]>([
    ['two bids', [opened, bid(AT, 1, 100_000), bid(AT + 5, 2, 120_000), sold(AT + 60_005, 2, 120_000)]],
    ['a first bid above the start', [opened, bid(AT, 1, 110_000), sold(AT + COUNTDOWN_MS, 1, 110_000)]],
    [
      'maximum bids of equal values, of which the earlier wins',
      [
        ...[opened, ceiling(AT, 1, 150_000), bidFor(AT, 1, 100_000)],
        ...[ceiling(AT + 5, 2, 150_000), bidFor(AT + 5, 2, 140_000), bidFor(AT + 5, 1, 150_000)],
        sold(AT + 60_005, 1, 150_000),
      ],
    ],
    [
      'a maximum bid that answers a bid by hand',
      [
        ...[opened, ceiling(AT, 1, 150_000), bidFor(AT, 1, 100_000), bid(AT + 5, 2, 120_000)],
        ...[bidFor(AT + 5, 1, 130_000), sold(AT + 60_005, 1, 130_000)],
      ],
    ],
    [
      'an outage over its end',
      [
        ...[opened, bid(AT, 1, 100_000), resumed(AT + 90 * SECOND, 'outage', AT + 150 * SECOND)],
        sold(AT + 150 * SECOND, 1, 100_000),
      ],
    ],
    [
      'a suspension before it opens',
      [
        { type: 'LotOpened', atMs: 900_000, endsAtMs: 900_000 + FIRST_BID_MS },
        { type: 'LotPaused', atMs: 900_000, remainingMs: FIRST_BID_MS, reason: '' },
        { type: 'LotWithdrawn', atMs: 900_001, reason: '' },
      ],
    ],
    [
      'a leader who is disqualified',
      [
        ...[opened, bid(AT, 1, 100_000)],
        {
          type: 'PaddleDisqualified',
          atMs: AT + 5,
          paddleNo: 1,
          reason: '',
          endsAtMs: AT + 5 + FIRST_BID_MS,
        },
        { type: 'LotUnsold', atMs: AT + 5 + FIRST_BID_MS },
      ],
    ],
  ])('with %s is accused of nothing', async (_, events) => {
    expect(await foundIn([scheduled(), ...events])).toEqual([]);
  });

  const disqualified = (atMs: number, endsAtMs: number): LotEvent => ({
    ...{ type: 'PaddleDisqualified', atMs, paddleNo: 1, reason: '', endsAtMs },
  });
  const late = AT + 70 * SECOND;

  it.each<[string, string, readonly LotEvent[]]>([
    [
      'is opened with a first countdown that is too short',
      'OPENED_OTHERWISE',
      [
        { ...opened, endsAtMs: OPENS_AT_MS + SECOND },
        { type: 'LotUnsold', atMs: OPENS_AT_MS + SECOND },
      ],
    ],
    [
      'is opened before its time',
      'OPENED_OTHERWISE',
      [
        { type: 'LotOpened', atMs: 600_000, endsAtMs: 600_000 + FIRST_BID_MS },
        { type: 'LotUnsold', atMs: 600_000 + FIRST_BID_MS },
      ],
    ],
    [
      'takes the lead away after the end',
      'ACT_TOO_LATE',
      [
        ...[opened, bid(AT, 1, 100_000), disqualified(late, late + FIRST_BID_MS), bid(late + 5, 2, 110_000)],
        sold(late + 5 + COUNTDOWN_MS, 2, 110_000),
      ],
    ],
    [
      'is withdrawn after its end',
      'ACT_TOO_LATE',
      [opened, bid(AT, 1, 100_000), { type: 'LotWithdrawn', atMs: late, reason: '' }],
    ],
    [
      'is paused after its end',
      'ACT_TOO_LATE PAUSED_OTHERWISE',
      [
        ...[opened, bid(AT, 1, 100_000)],
        { type: 'LotPaused', atMs: late, remainingMs: 5, reason: '' },
        ...[
          resumed(late + 5, 'administrator', late + 5 + COUNTDOWN_MS),
          sold(late + 5 + COUNTDOWN_MS, 1, 100_000),
        ],
      ],
    ],
    [
      'loses time by a pause',
      'PAUSED_OTHERWISE',
      [
        ...[opened, { type: 'LotPaused', atMs: AT, remainingMs: 1, reason: '' } as const],
        ...[resumed(AT + 1, 'administrator', AT + 1 + COUNTDOWN_MS)],
        { type: 'LotUnsold', atMs: AT + 1 + COUNTDOWN_MS },
      ],
    ],
    [
      'loses time by an outage',
      'RESUMED_OTHERWISE',
      [opened, resumed(AT, 'outage', AT + COUNTDOWN_MS), { type: 'LotUnsold', atMs: AT + COUNTDOWN_MS }],
    ],
    [
      'is given hours by an outage',
      'RESUMED_OTHERWISE',
      [
        ...[opened, bid(AT, 1, 100_000), resumed(AT + 5, 'outage', AT + 36_000 * SECOND)],
        sold(AT + 36_000 * SECOND, 1, 100_000),
      ],
    ],
    [
      'gets back the time of a cut-off after its end',
      'ACT_TOO_LATE',
      [
        ...[opened, bid(AT, 1, 100_000), resumed(late, 'cutOff', late + COUNTDOWN_MS)],
        ...[bid(late + 5, 2, 110_000), sold(late + 5 + COUNTDOWN_MS, 2, 110_000)],
      ],
    ],
    [
      'runs a maximum bid up without an opponent',
      'CEILING_NOT_KEPT',
      [opened, ceiling(AT, 1, 500_000), bidFor(AT, 1, 500_000), sold(AT + COUNTDOWN_MS, 1, 500_000)],
    ],
    [
      'bids over what a bidder asked',
      'CEILING_NOT_KEPT',
      [
        ...[opened, ceiling(AT, 1, 500_000, 120_000), bidFor(AT, 1, 100_000), bid(AT + 5, 2, 120_000)],
        ...[bidFor(AT + 5, 1, 130_000), sold(AT + 60_005, 1, 130_000)],
      ],
    ],
    [
      'answers late for a maximum bid',
      'CEILING_NOT_KEPT',
      [
        ...[opened, ceiling(AT, 1, 500_000), bidFor(AT, 1, 100_000), bid(AT + 5, 2, 120_000)],
        ...[bidFor(AT + 50 * SECOND, 1, 130_000), sold(AT + 110 * SECOND, 1, 130_000)],
      ],
    ],
    [
      'takes an amount off the ladder',
      'NOT_ON_LADDER',
      [opened, bid(AT, 1, 100_000), bid(AT + 5, 2, 100_001), sold(AT + 60_005, 2, 100_001)],
    ],
    [
      'lets two paddles bid with one entry',
      'ENTRY_OF_TWO_PADDLES',
      [
        ...[opened, bid(AT, 1, 100_000, { entryId: 5 }), bid(AT + 5, 2, 110_000, { entryId: 5 })],
        sold(AT + 60_005, 2, 110_000, 5),
      ],
    ],
  ])('that %s is found', async (_, names, events) => {
    expect(await foundIn([scheduled(), ...events])).toEqual(names.split(' '));
  });

  it.each<[string, readonly (LotEvent | string)[]]>([
    [
      'a bid without an id',
      [
        ...[scheduled(), opened],
        '{"v":1,"type":"BidAccepted","atMs":1001000,"paddleNo":1,"entryId":10,"amountFen":100000,"endsAtMs":1061000}',
        sold(AT + COUNTDOWN_MS, 1, 100_000),
      ],
    ],
    [
      'no terms',
      ['{"v":1,"type":"LotScheduled","atMs":500000}', opened, { type: 'LotUnsold', atMs: 1_300_000 }],
    ],
    ['a type that nobody knows', [scheduled(), '{"v":1,"type":"toString","atMs":600000}']],
    ['something that is no event', [scheduled(), '[]', '7', 'null']],
    [
      'a ladder without steps',
      [
        '{"v":1,"type":"LotScheduled","atMs":1,"terms":{"lotId":1,"startPriceFen":100000,"ladder":[],"firstBidMs":300000,"countdownMs":60000,"opensAtMs":1000000}}',
        opened,
      ],
    ],
  ])('with %s is found, and the check goes on to its end', async (_, events) => {
    expect(await foundIn(events)).toEqual(
      expect.arrayContaining(['UNREADABLE', 'END_DIFFERS', 'RESULT_DIFFERS']),
    );
  });
});

describe('an auction', () => {
  const honest = [scheduled(), opened, bid(AT, 1, 100_000), sold(AT + COUNTDOWN_MS, 1, 100_000)];

  it('that was cancelled before anybody held its lots is accused of nothing', async () => {
    const cancelled = await signRecord({ lots: [1, 2].map((lotId) => ({ lotId, events: [] })) });
    expect(await verdictOn(cancelled)).toMatchObject({ findings: [], leaves: 2 });
  });

  it('in which one entry stands behind two lots is found', async () => {
    const other = [scheduled(2), opened, bid(AT + 1, 1, 100_000), sold(AT + 1 + COUNTDOWN_MS, 1, 100_000)];
    const record = await signRecord({
      lots: [
        { lotId: 1, events: honest },
        { lotId: 2, events: other },
      ],
    });
    expect(namesOf(await verdictOn(record))).toEqual(['ENTRY_BEHIND_TWO_LOTS']);
  });

  it.each([
    ['start price', { lot: { start_price_fen: 90_000 } }],
    ['opening', { lot: { opens_at_ms: 1_000_001 } }],
    ['first countdown', { terms: { first_bid_ms: 299_999 } }],
    ['countdown', { terms: { countdown_ms: 59_999 } }],
    ['ladder', { terms: { ladder_fen: '[10000]' } }],
  ])('sold by another %s than was published is found', async (_, published) => {
    const record = await signRecord({ lots: [{ lotId: 1, events: honest }], ...published });
    expect(namesOf(await verdictOn(record))).toEqual(['TERMS_DIFFER']);
  });

  it('whose ladder stands in the log as a text or as a list is the same', async () => {
    const record = await signRecord({
      ...{ lots: [{ lotId: 1, events: honest }], terms: { ladder_fen: '[10000, 20000]' } },
    });
    expect(namesOf(await verdictOn(record))).toEqual([]);
  });
});
