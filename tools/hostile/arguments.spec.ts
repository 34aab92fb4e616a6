// What npm run hostile takes and what it refuses.
import { readHostileOptions } from './arguments';
import { CROWDS } from './crowds';

describe('the options of npm run hostile', () => {
  it('are all crowds on a site of one instance when nothing is said', () => {
    expect(readHostileOptions([])).toMatchObject({
      crowds: CROWDS,
      ...{ seconds: 20, bidders: 20, share: 1, instances: 1, kills: false, p99Ms: 60, site: null },
    });
  });

  it('name crowds by their letters, in any order', () => {
    const { crowds } = readHostileOptions(['--crowds', 'one,c,a', '--seconds', '5']);
    expect(crowds.map(({ id }) => id)).toEqual(['a', 'c', 'one']);
  });

  it.each([
    [['--crowds', 'a,x'], 'not x'],
    [['--seconds', 'soon'], '--seconds'],
    [['--share', ''], '--share'],
    [['--kill'], 'somebody must be left'],
    [['--url', 'http://127.0.0.1:3000'], 'both or none'],
    [['--url', 'nowhere', '--mysql', 'mysql://x'], '--url'],
    [['--loud'], 'loud'],
  ])('refuse %j', (args, words) => {
    expect(() => readHostileOptions(args)).toThrow(words);
  });
});
