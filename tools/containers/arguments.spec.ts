// The orders of npm run containers.
import { readContainersOptions, VERBS } from './arguments';

describe('the orders of npm run containers', () => {
  it.each(VERBS)('know %s, which needs nothing more', (verb) => {
    const usual = { only: [], keepsSite: false, upgradesFrom: null, isReplicated: false };
    expect(readContainersOptions([verb])).toEqual({ verb, ...usual });
    const replicated = readContainersOptions([verb, '--replicated']);
    expect(replicated).toEqual({ verb, ...usual, isReplicated: true });
  });

  it('take checks by parts of their names, and leave the site open', () => {
    const asked = ['test', '--only', 'storm', '--only', 'backup', '--keep', '--upgrade-from', 'v1'];
    const options = {
      ...{ verb: 'test', only: ['storm', 'backup'], keepsSite: true, upgradesFrom: 'v1' },
      isReplicated: false,
    };
    expect(readContainersOptions(asked)).toEqual(options);
  });

  it.each([
    [[], /what is to be done/],
    [['start'], /what is to be done/],
    [['up', 'down'], /what is to be done/],
    [['up', '--keep'], /belong to test/],
    [['test', '--fast'], /fast/],
    [['test', '--replicated', '--upgrade-from', 'v1'], /nothing to upgrade from/],
  ])('refuse %j with the reason', (args, reason) => {
    expect(() => readContainersOptions(args)).toThrow(reason);
  });
});
