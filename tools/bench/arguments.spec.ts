// The options of npm run bench, and which rows they choose.
import { chooseRows, readBenchOptions } from './arguments';

const IDS = ['peer.rowLock.hotLot', 'engine.hotLot', 'engine.32lots', 'socket.bids'];

describe('the options of the bench', () => {
  it('default to all rows, a second each and no file', () => {
    expect(readBenchOptions([])).toEqual({
      parts: [],
      jsonFile: null,
      durationMs: 1_000,
      profileDir: null,
    });
  });

  it('take parts one by one or with commas', () => {
    const options = readBenchOptions(['--only', 'peer,engine.hotLot', '--only=socket', '--json', 'out.json']);
    expect(options).toMatchObject({ parts: ['peer', 'engine.hotLot', 'socket'], jsonFile: 'out.json' });
  });

  it('refuse what they do not know', () => {
    expect(() => readBenchOptions(['--fast'])).toThrow('--fast');
    expect(() => readBenchOptions(['--seconds', 'two'])).toThrow('--seconds takes a number');
    expect(() => readBenchOptions(['--seconds', '0'])).toThrow('--seconds takes a number');
  });
});

describe('the chosen rows', () => {
  it('are all of them when no part is named', () => {
    expect(chooseRows(IDS, [])).toEqual(IDS);
  });

  it('are those whose id begins with a part, in the order of the bench', () => {
    expect(chooseRows(IDS, ['socket', 'engine'])).toEqual(['engine.hotLot', 'engine.32lots', 'socket.bids']);
  });

  it('cannot be rows that do not exist', () => {
    expect(() => chooseRows(IDS, ['engine', 'motor'])).toThrow(/not motor:\n {2}peer\.rowLock/);
  });
});
