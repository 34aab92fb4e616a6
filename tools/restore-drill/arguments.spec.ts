// What npm run restore-drill may be told.
import { readDrillOptions } from './arguments';

describe('the options of a restore drill', () => {
  it('are a minute, three moments and a seed that is told, when nothing is said', () => {
    expect(readDrillOptions([], 2 ** 31 + 7)).toEqual({
      ...{ stormMs: 60_000, moments: 3, seed: 7, jsonFile: null },
    });
  });

  it('are what is said', () => {
    const said = ['--seconds', '20', '--moments', '1', '--seed', '4', '--json', '/tmp/drill.json'];
    expect(readDrillOptions(said, 0)).toEqual({
      ...{ stormMs: 20_000, moments: 1, seed: 4, jsonFile: '/tmp/drill.json' },
    });
  });

  it.each([['--seconds', '2'], ['--moments', '-1'], ['--seed', 'x'], ['--fast']])(
    'refuse %s %s',
    (...said) => {
      expect(() => readDrillOptions(said, 0)).toThrow();
    },
  );
});
