// What npm run try-real may be told.
import { PARTS, readTryOptions } from './arguments';

describe('the options of npm run try-real', () => {
  it('try everything when nothing is said, and keep the report', () => {
    const { parts, reportFile } = readTryOptions([]);
    expect(parts).toEqual(PARTS);
    expect(reportFile).toMatch(/\/tmp\/try-real\.md$/);
  });

  it('choose parts, in the order in which they run', () => {
    expect(readTryOptions(['--parts', 'text,migrations', '--report', '/kept.md'])).toEqual({
      parts: ['migrations', 'text'],
      reportFile: '/kept.md',
    });
  });

  it.each([['--parts', 'migration'], ['--all'], ['migrations']])('refuse %s %s', (...args) => {
    expect(() => readTryOptions(args)).toThrow();
  });
});
