// What was last seen working. tried.json is written by the commands that saw it (tools/tried), which make docs/tried.md of it, too.
import { type Tried, type TriedKind, TRIED_KINDS } from '@haopai/contracts';
import written from './tried.json';

const byKind: Readonly<Record<TriedKind, readonly Omit<Tried, 'kind'>[]>> = written;

export const TRIED: readonly Tried[] = TRIED_KINDS.flatMap((kind) =>
  byKind[kind].map((tried) => ({ kind, ...tried })),
);

/** `name` in whatever case; of a database with its series. */
export function wasTried(kind: TriedKind, name: string): boolean {
  return TRIED.some(
    (tried) => tried.kind === kind && tried.name.toLowerCase() === name.toLowerCase() && tried.last !== null,
  );
}

/** As HAOPAI_UNTRIED names it: `mysql` for every series of MySQL. */
export function nameOfUntried(name: string): string {
  return (name.split(' ')[0] ?? '').toLowerCase();
}
