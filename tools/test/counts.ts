// Adds up what passed and failed, and reads it from jest's own report rather than from what jest prints.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export const NOTHING: Counts = { passed: 0, failed: 0 };

export function add(...counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    NOTHING,
  );
}

/** The closing line, alone on its line: `N passed, N failed`. */
export function closingLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

/** What is used of the file that `jest --json` writes. */
export interface JestReport {
  readonly testResults: readonly {
    /** Absolute path of the spec file. */
    readonly name: string;
    readonly status: string;
    /** Epoch milliseconds. */
    readonly startTime: number;
    readonly endTime: number;
    /** The failures of the file as jest prints them. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly ancestorTitles: readonly string[];
      /** Milliseconds; null where it did not run. */
      readonly duration?: number | null;
    }[];
  }[];
}

/** Null when jest died before it wrote its report. */
export function readJestReport(file: string): JestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  } catch {
    return null;
  }
}

/** A file that could not be run at all counts as one failure. */
export function countReport(report: JestReport): Counts {
  return add(
    ...report.testResults.map(({ status, assertionResults }) => {
      const passed = assertionResults.filter((test) => test.status === 'passed').length;
      const failed = assertionResults.filter((test) => test.status === 'failed').length;
      return { passed, failed: status === 'failed' && failed === 0 ? 1 : failed };
    }),
  );
}

/** The files that took longest, the slowest first, for example `kill-nine 93 s`: where to look when a run takes too long. */
export function slowestFiles(report: JestReport, count: number): readonly string[] {
  return report.testResults
    .flatMap(timesOf)
    .map(({ name, ms }) => ({ name, seconds: Math.round(ms / 1000) }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, count)
    .map(({ name, seconds }) => `${path.basename(name).replace(/\.spec\.ts$/, '')} ${seconds} s`);
}

interface Time {
  readonly name: string;
  readonly ms: number;
}

/** Of one file; of one of one-window.ts, of each that ran in it: by what its tests took. */
function timesOf({
  name,
  startTime,
  endTime,
  assertionResults,
}: JestReport['testResults'][number]): readonly Time[] {
  if (name.endsWith('.spec.ts')) return [{ name, ms: endTime - startTime }];
  const times = new Map<string, number>();
  for (const { ancestorTitles, duration } of assertionResults) {
    const [file = name] = ancestorTitles;
    times.set(file, (times.get(file) ?? 0) + (duration ?? 0));
  }
  return [...times].map(([file, ms]) => ({ name: file, ms }));
}

/** Relative to the root. */
export function failedFiles(report: JestReport, root: string): readonly string[] {
  return report.testResults
    .filter(({ status }) => status === 'failed')
    .map(({ name }) => path.relative(root, name));
}

/** One broken thing can fail a whole file a hundred times over: the first of it is enough. */
const FAILURE_CHARACTERS_MAX = 6_000;

export function failureText(report: JestReport): string {
  return report.testResults
    .filter(({ status }) => status === 'failed')
    .map(({ name, message }) => `${name}\n${shorten(message)}`)
    .join('\n');
}

function shorten(text: string): string {
  const left = text.length - FAILURE_CHARACTERS_MAX;
  return left > 0 ? `${text.slice(0, FAILURE_CHARACTERS_MAX)}\n… and ${left} characters more` : text;
}
