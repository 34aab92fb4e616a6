// What npm run chaos may be told.
import { readChaosOptions } from './arguments';

describe('the options of npm run chaos', () => {
  it('has three instances, fifty kills and a seed of its own when told nothing', () => {
    expect(readChaosOptions([], 12)).toEqual({
      instances: 3,
      kills: 50,
      seed: 12,
      dropMs: 180_000,
      isReplicated: false,
      faults: 50,
      withinMs: null,
      only: null,
      jsonFile: null,
      upgradeFrom: null,
    });
  });

  it('takes a seed back', () => {
    expect(readChaosOptions(['--seed', '99', '--kills', '3'], 12)).toMatchObject({ seed: 99, kills: 3 });
  });

  it('takes a replicated database, and how often it is hit', () => {
    expect(readChaosOptions(['--replicated', '--faults', '6', '--within', '20'], 12)).toMatchObject({
      isReplicated: true,
      faults: 6,
      withinMs: 1_200_000,
    });
  });

  it.each([
    ['--faults', '0'],
    ['--only', 'killInstance,dropTheFloor'],
    ['--within', '0'],
    ['--instances', '1'],
    ['--kills', 'many'],
    ['--seed', '-1'],
  ])('refuses %s %s', (option, value) => {
    expect(() => readChaosOptions([`${option}=${value}`], 12)).toThrow(option);
  });
});
