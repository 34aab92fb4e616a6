// How lots fall on shards, and shards on instances.
import { fairShareMax, SHARD_COUNT, shardOf } from './shard-leases';

describe('shardOf', () => {
  it('spreads lots in a row over any third of the shards in proportion', () => {
    for (const first of [1, 1_000, 123_456_789, 5_000_000_000]) {
      const shards = Array.from({ length: 60 }, (_, i) => shardOf(first + i));
      expect(shards.every((shard) => shard >= 0 && shard < SHARD_COUNT)).toBe(true);
      for (const from of [0, 21, 42]) {
        const share = shards.filter((shard) => shard >= from && shard < from + 21).length;
        expect(share).toBeGreaterThanOrEqual(17);
        expect(share).toBeLessThanOrEqual(23);
      }
    }
  });
});

describe('fairShareMax', () => {
  it('leaves no shard without room and none of many instances with much more than its part', () => {
    for (const instances of [1, 2, 3, 5, 64, 100])
      expect(fairShareMax(instances) * instances).toBeGreaterThanOrEqual(SHARD_COUNT);
    expect([0, 1, 2, 3, 64].map(fairShareMax)).toEqual([64, 64, 32, 22, 1]);
  });
});
