// What instances tell of an auction, added up.
import type { InstanceFigures } from './control-channel';
import { ToldFigures } from './told-figures';

const NOW_MS = 50_000;
const figures = (more: Partial<InstanceFigures> = {}): InstanceFigures => ({
  ...{ auctionId: 1, watchers: 0, paddles: [], answers: [], clockOffsetMs: 0, clockUncertaintyMs: 1 },
  ...{ bidsLastMinute: [] },
  ...more,
});

describe('figures of a control room', () => {
  const sum = (all: readonly InstanceFigures[]): ReturnType<ToldFigures['sum']> => {
    const told = new ToldFigures();
    for (const [nth, each] of all.entries()) told.note(`instance ${nth}`, each, NOW_MS);
    return told.sum(NOW_MS, 7);
  };

  it('know nothing while no instance has told', () => {
    expect(sum([])).toMatchObject({ instances: 0, watchers: 0, answerP50Ms: null, clockOffsetMs: null });
    expect(sum([figures()])).toMatchObject({ serverNowMs: 7, instances: 1, answerP99Ms: null });
  });

  it('count a paddle once wherever it has sockets, and the bids of a lot wherever it was held', () => {
    const one = figures({
      watchers: 3,
      paddles: [1, 2],
      bidsLastMinute: [
        [11, 4],
        [12, 1],
      ],
    });
    const other = figures({ watchers: 2, paddles: [2, 3], bidsLastMinute: [[11, 2]] });
    expect(sum([one, other])).toMatchObject({
      instances: 2,
      watchers: 5,
      biddersConnected: 3,
      bidsLastMinute: [
        { lotId: 11, bids: 6 },
        { lotId: 12, bids: 1 },
      ],
    });
  });

  it('tell how far off the furthest clock is, to either side, and how unsure the least sure one', () => {
    const clocks = [
      [3, 1],
      [-9, 2],
      [0, 82],
      [5, null],
    ] as const;
    const all = clocks.map(([clockOffsetMs, clockUncertaintyMs]) =>
      figures({ clockOffsetMs, clockUncertaintyMs }),
    );
    expect(sum(all)).toMatchObject({ clockOffsetMs: -9, clockUncertaintyMs: 82 });
  });

  it('count those that the database does not answer; of an older program nobody knows', () => {
    const all = [figures({ isUnable: true }), figures({ isUnable: false }), figures()];
    expect(sum(all)).toMatchObject({ instances: 3, unableInstances: 1 });
  });

  it('tell the least that any instance sees of what bids are on; of an older program nobody knows', () => {
    const whole = { names: 'two-machines', has: 'two-machines', machines: 3, isLess: false } as const;
    const less = { names: 'two-machines', has: 'one-disk', machines: 1, isLess: true } as const;
    const unnamed = { names: null, has: 'unflushed', machines: 1, isLess: false } as const;
    const durabilities = [unnamed, whole, less].map((durability) => figures({ durability }));
    expect(sum(durabilities)).toMatchObject({ durability: less });
    expect(sum([figures(), figures({ durability: whole })])).toMatchObject({ durability: whole });
    expect(sum([figures()])).toMatchObject({ durability: null });
  });

  it('forget an instance that has been silent, and take the newest word of one that has not', () => {
    const told = new ToldFigures();
    told.note('one', figures({ watchers: 1 }), NOW_MS);
    told.note('other', figures({ watchers: 10 }), NOW_MS);
    told.note('other', figures({ watchers: 20 }), NOW_MS + 2_000);
    expect(told.sum(NOW_MS + 3_000, 7)).toMatchObject({ instances: 2, watchers: 21 });
    expect(told.sum(NOW_MS + 3_001, 7)).toMatchObject({ instances: 1, watchers: 20 });
  });
});
