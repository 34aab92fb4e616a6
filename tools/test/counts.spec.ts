// How the closing line's numbers come about.
import { add, closingLine, countReport, failureText, type JestReport, slowestFiles } from './counts';

function file(name: string, status: string, ...tests: string[]): JestReport['testResults'][number] {
  return {
    name,
    status,
    startTime: 0,
    endTime: name.length * 1000,
    message: `why ${name}`,
    assertionResults: tests.map((test) => ({ status: test, ancestorTitles: [] })),
  };
}

const report: JestReport = {
  testResults: [
    file('/r/libs/rules/fen.spec.ts', 'passed', 'passed', 'passed'),
    file('/r/libs/lot/decide.spec.ts', 'failed', 'passed', 'failed'),
    file('/r/libs/lot/broken.spec.ts', 'failed'),
  ],
};

describe('countReport', () => {
  it('counts each test once', () => {
    expect(countReport({ testResults: report.testResults.slice(0, 2) })).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that could not be run as one failure', () => {
    expect(countReport(report)).toEqual({ passed: 3, failed: 2 });
  });
});

describe('slowestFiles', () => {
  it('names those that took longest first', () => {
    expect(slowestFiles(report, 2)).toEqual(['decide 26 s', 'broken 26 s']);
  });

  it('names each spec file of a window, by what its tests took', () => {
    const test = (title: string, duration: number | null) => ({
      status: 'passed',
      ancestorTitles: [title, 'a page'],
      duration,
    });
    const window = {
      ...file('/r/tmp/one-window/portal/a-to-b.spec.js', 'passed'),
      assertionResults: [
        test('apps/portal/src/a.spec.ts', 900),
        test('apps/portal/src/b.spec.ts', 4_000),
        test('apps/portal/src/a.spec.ts', 1_100),
        test('apps/portal/src/a.spec.ts', null),
      ],
    };
    expect(slowestFiles({ testResults: [window] }, 2)).toEqual(['b 4 s', 'a 2 s']);
  });
});

describe('failureText', () => {
  it('says of each failed file why, and nothing of the others', () => {
    expect(failureText(report)).toContain('why /r/libs/lot/broken.spec.ts');
    expect(failureText(report)).not.toContain('fen.spec.ts');
  });
});

describe('closingLine', () => {
  it('is exactly `N passed, N failed`', () => {
    expect(closingLine(add({ passed: 3, failed: 0 }, { passed: 4, failed: 1 }))).toBe('7 passed, 1 failed');
  });
});
