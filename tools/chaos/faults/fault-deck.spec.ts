// The script: the same for the same seed, with every kind of misfortune in it.
import { seededChance } from '../../load';
import { FAULT_KINDS, targetOf } from './fault';
import { FaultDeck, REPLICATED_DECK } from './fault-deck';

const scenesOf = (seed: number, count: number) => {
  const deck = new FaultDeck(seededChance(seed), 3, 9_000);
  return Array.from({ length: count }, () => deck.next());
};

describe('the seeded script', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(scenesOf(7, 60)).toEqual(scenesOf(7, 60));
    expect(scenesOf(7, 60)).not.toEqual(scenesOf(8, 60));
  });

  it('has every kind of fault in it or in that of a replicated site, but the upgrade, which has a script of its own', () => {
    const replicated = new FaultDeck(seededChance(1), 3, 9_000, REPLICATED_DECK, 0);
    const scenes = [...scenesOf(1, 60), ...REPLICATED_DECK.map(() => replicated.next())];
    const kinds = new Set(scenes.map(({ fault }) => fault.kind));
    const dealt = FAULT_KINDS.filter((kind) => kind !== 'upgradeInstance');
    expect([...kinds].sort()).toEqual(dealt.sort());
  });

  it('takes every instance, the services, the line and the onlookers', () => {
    const targets = new Set(scenesOf(1, 200).map(({ fault }) => targetOf(fault)));
    expect([...targets].sort()).toEqual([
      'instance 1',
      'instance 2',
      'instance 3',
      'line',
      'mysql',
      'onlookers',
      'redis',
    ]);
  });

  it('lets some faults overlap and waits for calm after the others', () => {
    const overlapping = scenesOf(1, 200).filter(({ nextAfterMs }) => nextAfterMs !== null);
    expect(overlapping.length).toBeGreaterThan(30);
    expect(overlapping.length).toBeLessThan(90);
  });
});
