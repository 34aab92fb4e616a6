// The orders of npm run containers.
import { readContainersOptions, VERBS } from './arguments';

describe('the orders of npm run containers', () => {
  it.each(VERBS)('know %s, which needs nothing more', (verb) => {
    expect(readContainersOptions([verb])).toEqual({ verb, only: [], keepsSite: false, upgradesFrom: null });
  });

  it('take checks by parts of their names, and leave the site open', () => {
    const asked = ['test', '--only', 'storm', '--only', 'backup', '--keep', '--upgrade-from', 'v1'];
    const options = { verb: 'test', only: ['storm', 'backup'], keepsSite: true, upgradesFrom: 'v1' };
    expect(readContainersOptions(asked)).toEqual(options);
  });

  it.each([
    [[], /what is to be done/],
    [['start'], /what is to be done/],
    [['up', 'down'], /what is to be done/],
    [['up', '--keep'], /belong to test/],
    [['test', '--fast'], /fast/],
  ])('refuse %j with the reason', (args, reason) => {
    expect(() => readContainersOptions(args)).toThrow(reason);
  });
});
