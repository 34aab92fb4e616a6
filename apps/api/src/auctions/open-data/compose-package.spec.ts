// An ended auction in the words of the Open Contracting Data Standard: offers, awards, and nothing of persons.
import type { AuctionResult, LotResult } from '@haopai/contracts';
import { composePackage } from './compose-package';

const lot = (lotId: number, change: Partial<LotResult> = {}): LotResult => ({
  ...{ lotId, lotNo: lotId, region: '330702', outcome: 'sold', startPriceFen: 1_000_000 },
  plate: {
    number: `浙G0000${lotId}`,
    kind: 'ordinary',
    colour: 'blue',
    isPersonalised: false,
    region: '330702',
  },
  ...{
    hammerPriceFen: 5_200_050,
    paddleNo: 1234,
    bidCount: 3,
    endedAtMs: 9_000,
    reason: null,
    lastHash: 'ab',
  },
  ...change,
});
const aResult = (
  lots: readonly LotResult[],
  change: Partial<AuctionResult['auction']> = {},
): AuctionResult => ({
  auction: {
    ...{ id: 12, title: '2026年第12期', state: 'past', startsAtMs: 5_000, endedAtMs: 9_000, lotCount: 4 },
    ...{ depositFen: 500_000, sharesMax: 3, paymentDays: 5, firstBidMs: 1, countdownMs: 1, ladderFen: [1] },
    ...change,
  },
  ...{ sold: 1, unsold: 1, withdrawn: 1, defaulted: 1, totalFen: 5_200_050, lots },
});
const packageOf = (result: AuctionResult) =>
  composePackage({
    ...{ result, publishedAtMs: 1_000, origin: 'https://plates.example' },
    publisher: { name: '车管所', uri: 'https://plates.example' },
  });

describe('the release package of an ended auction', () => {
  const lots = [
    lot(1),
    lot(2, { outcome: 'unsold', hammerPriceFen: null, paddleNo: null, bidCount: 0 }),
    lot(3, { outcome: 'withdrawn', hammerPriceFen: null, paddleNo: null, reason: '车管所收回' }),
    lot(4, { outcome: 'defaulted' }),
  ];

  it('says where it is found, by whose leave and under which licence it may be used', () => {
    expect(packageOf(aResult(lots))).toMatchObject({
      ...{ uri: 'https://plates.example/api/v1/open-data/12', version: '1.1' },
      ...{ publisher: { name: '车管所' }, license: 'https://creativecommons.org/licenses/by/4.0/' },
      publishedDate: '1970-01-01T00:00:09.000Z',
    });
  });

  it('has what was offered as it was published', () => {
    const [tender] = packageOf(aResult(lots)).releases;
    expect(tender).toMatchObject({
      ...{ ocid: 'haopai-12', id: 'haopai-12-tender', tag: ['tender'], date: '1970-01-01T00:00:01.000Z' },
      tender: {
        ...{ id: '12', title: '2026年第12期', status: 'active', procurementMethod: 'open' },
        tenderPeriod: { startDate: '1970-01-01T00:00:01.000Z', endDate: '1970-01-01T00:00:05.000Z' },
        items: [{ id: '1', description: '浙G00001', relatedLot: '1' }, {}, {}, {}],
      },
    });
    expect(tender?.tender.lots).toEqual(
      [1, 2, 3, 4].map((id) => ({
        ...{ id: String(id), title: `浙G0000${id}`, status: 'active' },
        minValue: { amount: 10_000, currency: 'CNY' },
      })),
    );
    expect(tender?.awards).toBeUndefined();
  });

  it('has what each lot came to, in yuan, and cancels the award of whoever did not pay', () => {
    const [, award] = packageOf(aResult(lots)).releases;
    expect(award).toMatchObject({ id: 'haopai-12-award-1', tag: ['award'], tender: { status: 'complete' } });
    expect(award?.tender.lots.map(({ status, statusDetails }) => [status, statusDetails])).toEqual([
      ['complete', undefined],
      ['unsuccessful', undefined],
      ['cancelled', '车管所收回'],
      ['unsuccessful', undefined],
    ]);
    expect(award?.awards).toMatchObject([
      { id: '1', status: 'active', value: { amount: 52_000.5, currency: 'CNY' }, relatedLots: ['1'] },
      { id: '4', status: 'cancelled' },
    ]);
    expect(award?.awards?.[0]?.documents[0]?.url).toBe(
      'https://plates.example/api/v1/results/12/lots/1/journal',
    );
    expect(award?.bids?.statistics[0]).toEqual({ id: '1', measure: 'bids', value: 3, relatedLot: '1' });
  });

  it('says of a cancelled auction that it is', () => {
    const stop = { kind: 'cancel', reason: '系统故障', atMs: 1, untilMs: null, wasMs: 1 } as const;
    expect(packageOf(aResult([], { stop })).releases[1]?.tender.status).toBe('cancelled');
  });

  it('tells nobody’s paddle, and of a personalised plate no district', () => {
    const text = JSON.stringify(
      packageOf(aResult([lot(1, { plate: { ...lot(1).plate, isPersonalised: true } })])),
    );
    for (const hidden of ['1234', 'paddle', '330702']) expect(text).not.toContain(hidden);
  });
});
