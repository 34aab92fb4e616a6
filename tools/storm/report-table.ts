// A storm's report for the terminal.
import type { Figures } from './figures';
import type { StormReport } from './storm-report';
import type { ThresholdRow } from './threshold-rows';

const NAME_WIDTH = 34;

export function tableOf(report: StormReport): string {
  const { settings, acknowledgements, refusals, ticks, check, requests } = report;
  const { scenario, bidders, watchers, lots } = settings;
  const failed = failedThresholds(report);
  return [
    `${scenario}: ${bidders} bidders, ${watchers} who only look, ${lots} lots, ${report.seconds} s, driver ${report.driver}`,
    ...report.site.map((title) => `  ${title}`),
    '',
    `${''.padEnd(NAME_WIDTH)}${['count', '/s', 'p50 ms', 'p99 ms', 'max ms'].map((head) => head.padStart(9)).join('')}`,
    figureLine('acknowledged', acknowledgements),
    figureLine('refused', refusals),
    ...countLines(report.refusedByCode),
    countLine('sent once more', report.repeated),
    ...(report.losses > 0 ? [countLine('lost connections', report.losses)] : []),
    ...countLines(report.unknownByReason, 'no answer: '),
    ...(ticks.count > 0 ? [figureLine('ticks to watchers', ticks)] : []),
    ...requests.map((row) => figureLine(row.name, { ...row, perSecond: row.count / report.seconds })),
    ...openingLines(report),
    '',
    `journal: ${check.accepted} bids accepted, ${check.acknowledged} of them acknowledged, ${check.rescued} after a try without an answer`,
    ...check.findings.map((finding) => `  ${finding}`),
    '',
    ...report.thresholds.map(thresholdLine),
    '',
    failed.length === 0 ? 'All thresholds hold.' : `FAILED: ${failed.map(({ name }) => name).join(', ')}`,
  ].join('\n');
}

function openingLines({ opening }: StormReport): readonly string[] {
  if (opening === null) return [];
  const { perMinute, arrived, errors, cores, perMinuteAndCore, firstBidP99Ms } = opening;
  const carried =
    perMinuteAndCore === null
      ? 'how many one core carries without an error, this does not say'
      : `by what these took, one core carries ${showNumber(Math.floor(perMinuteAndCore))} a minute without an error`;
  return [
    '',
    `the opening minute: ${showNumber(perMinute)} a minute arrive, ${showNumber(arrived)} bid, ${showNumber(errors)} errors; door and engine take ${showNumber(cores)} cores`,
    `  ${carried}; p99 of the first bid ${showNumber(firstBidP99Ms)} ms`,
  ];
}

export function failedThresholds({ thresholds }: StormReport): readonly ThresholdRow[] {
  return thresholds.filter(({ hasPassed }) => !hasPassed);
}

export function showNumber(value: number | null): string {
  if (value === null) return '–';
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function figureLine(name: string, { count, perSecond, p50Ms, p99Ms, maxMs }: Figures): string {
  const cells = [count, Math.round(perSecond), p50Ms, p99Ms, maxMs].map((value) =>
    showNumber(value).padStart(9),
  );
  return `${name.padEnd(NAME_WIDTH)}${cells.join('')}`;
}

function countLine(name: string, count: number): string {
  return `  ${name.padEnd(NAME_WIDTH - 2)}${showNumber(count).padStart(9)}`;
}

function countLines(counts: Readonly<Record<string, number>>, prefix = ''): readonly string[] {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => countLine(`${prefix}${name}`, count));
}

function thresholdLine({ name, is, max, unit, hasPassed }: ThresholdRow): string {
  const wanted = `≤ ${showNumber(max)} ${unit}`.trimEnd();
  return `${hasPassed ? '✓' : '✗'} ${name.padEnd(NAME_WIDTH - 2)}${showNumber(is).padStart(9)}   ${wanted}`;
}
