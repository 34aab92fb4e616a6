// Which changes of leases are losses.
import { type Lease, type LeaseLook, leasesLost } from './leases';

const lease = (shard: number, owner: string | null, epoch: number): Lease => ({ shard, owner, epoch });
const look = (leases: readonly Lease[], lost: Readonly<Record<string, number>> = {}): LeaseLook => ({
  leases,
  lostSinceStart: new Map(Object.entries(lost)),
});

describe('leases lost', () => {
  it('are none while all stay where they are, or are handed over', () => {
    const before = look([lease(0, 'one', 1), lease(1, 'one', 1)], { 'http://one': 3 });
    const after = look([lease(0, 'one', 1), lease(1, 'two', 2)], { 'http://one': 3, 'http://two': 0 });
    expect(leasesLost(before, after)).toBe(0);
  });

  it('are those that the engines have counted meanwhile, from nothing again when one was started again', () => {
    const rows = [lease(0, 'one', 1)];
    expect(leasesLost(look(rows, { one: 3, two: 9 }), look(rows, { one: 5, two: 1 }))).toBe(3);
  });

  it('are those that the same instance had to take again, counted or not', () => {
    const before = look([lease(0, 'one', 1), lease(1, 'one', 4)], { one: 0 });
    const after = look([lease(0, 'one', 2), lease(1, 'one', 5)]);
    expect(leasesLost(before, after)).toBe(2);
  });

  it('are not those of an instance that was killed', () => {
    const before = look([lease(0, 'dead', 1), lease(1, 'two', 1)], { dead: 0, two: 0 });
    const after = look([lease(0, 'dead', 2), lease(1, 'two', 1)], { two: 0 });
    expect(leasesLost(before, after, 'dead')).toBe(0);
  });
});
