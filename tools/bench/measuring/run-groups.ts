// Measures groups of rows: all rows of a group made ready, then round after round of each, then the median of each.
import type { OpenRow, Row, RowGroup, RowResult, Sample } from './row';
import { medianSample } from './statistics';

/** Odd, so that the median is a sample that was measured. */
const ROUNDS = 3;

export interface RunOptions<Context> {
  readonly context: Context;
  readonly durationMs: number;
  readonly note: (line: string) => void;
}

interface Ready<Context> {
  readonly row: Row<Context>;
  readonly open: OpenRow;
  readonly samples: Sample[];
}

/** The rows of the groups whose ids are chosen; groups that have none left are dropped. */
export function keepRows<Context>(
  groups: readonly RowGroup<Context>[],
  ids: readonly string[],
): readonly RowGroup<Context>[] {
  return groups
    .map(({ title, rows }) => ({ title, rows: rows.filter(({ id }) => ids.includes(id)) }))
    .filter(({ rows }) => rows.length > 0);
}

export async function runGroups<Context>(
  groups: readonly RowGroup<Context>[],
  options: RunOptions<Context>,
): Promise<readonly RowResult[]> {
  const results: RowResult[] = [];
  for (const group of groups) results.push(...(await runGroup(group, options)));
  return results;
}

/** One line for each row that this machine cannot measure. */
export function skippedRows<Context>(groups: readonly RowGroup<Context>[]): readonly string[] {
  return groups.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const lack = lackOf(row);
      return lack === null ? [] : [`SKIPPED ${row.id}: ${lack}`];
    }),
  );
}

function lackOf<Context>({ lacks }: Row<Context>): string | null {
  return lacks?.() ?? null;
}

async function runGroup<Context>(
  { title, rows }: RowGroup<Context>,
  { context, durationMs, note }: RunOptions<Context>,
): Promise<readonly RowResult[]> {
  const ready: Ready<Context>[] = [];
  try {
    for (const row of rows.filter((each) => lackOf(each) === null)) {
      note(`${title}: ${row.id} gets ready`);
      ready.push({ row, open: await row.open(context), samples: [] });
    }
    for (let round = 1; round <= ROUNDS; round++) {
      note(`${title}: round ${round} of ${ROUNDS}`);
      for (const { open, samples } of ready) samples.push(await open.measure(durationMs));
    }
  } finally {
    for (const { open } of ready) await open.close();
  }
  return ready.map(({ row: { id, counts }, samples }) => ({ id, counts, ...medianSample(samples) }));
}
