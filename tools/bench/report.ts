// The results of a bench as JSON for programs and as a table for people.
import type { Machine } from './machine';
import type { Detail, RowResult } from './measuring/row';
import type { Comparison } from './ratios';

const SHORT_SIGNIFICANT = 3;

interface JsonRow {
  readonly id: string;
  readonly perSecond: number | null;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly counts: string;
  readonly detail: Detail;
}

export interface BenchJson {
  readonly machine: Machine;
  readonly rows: readonly JsonRow[];
  readonly ratios: Readonly<Record<string, number>>;
}

export function benchJson(
  machine: Machine,
  rows: readonly RowResult[],
  comparisons: readonly Comparison[],
): BenchJson {
  return {
    machine,
    rows: rows.map(({ id, perSecond, p50Ms, p99Ms, counts, detail }) => ({
      id,
      perSecond: rounded(perSecond),
      p50Ms: rounded(p50Ms),
      p99Ms: rounded(p99Ms),
      counts,
      detail,
    })),
    ratios: Object.fromEntries(comparisons.map(({ id, value }) => [id, rounded(value) ?? value])),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1_000) / 1_000;
}

/** Aligned columns: rows first, then the ratios with what is wanted of them. */
export function benchTable(
  machine: Machine,
  rows: readonly RowResult[],
  comparisons: readonly Comparison[],
): string {
  const rowLines = alignColumns([
    ['row', '/s', 'p50 ms', 'p99 ms', 'what'],
    ...rows.map(({ id, perSecond, p50Ms, p99Ms, counts, detail }) => [
      id,
      short(perSecond),
      short(p50Ms),
      short(p99Ms),
      [counts, ...Object.entries(detail).map(([name, value]) => `${name} ${short(value)}`)].join(', '),
    ]),
  ]);
  const ratioLines = alignColumns([
    ['ratio', 'is', 'wanted', ''],
    ...comparisons.map(({ id, value, wants, wanted }) => [
      id,
      short(value),
      `${wants === 'atLeast' ? '≥' : '≤'} ${wanted}`,
      (wants === 'atLeast' ? value >= wanted : value <= wanted) ? 'reached' : 'MISSED',
    ]),
  ]);
  const { cpu, cores, memoryGiB, node, services } = machine;
  const head = [`${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}`, ...services];
  return [...head, '', ...rowLines, ...(comparisons.length > 0 ? ['', ...ratioLines] : [])].join('\n');
}

/** Figures that one takes in at a glance: `43,512`, `8.41`, `0.0523`; `–` where there is none. */
export function short(value: number | null): string {
  if (value === null) return '–';
  const isLarge = Math.abs(value) >= 100;
  return value.toLocaleString(
    'en',
    isLarge ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: SHORT_SIGNIFICANT },
  );
}

function alignColumns(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  return lines.map((cells) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        const isFigure = column > 0 && column < cells.length - 1;
        return isFigure ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
