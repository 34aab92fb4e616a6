// The requests of visitors, added up by what they asked for.
import type { RequestNote } from '../../load-tests/scenarios/notebook.ts';
import { type Figures, figuresOf } from './figures';

export interface RequestRow extends Omit<Figures, 'perSecond'> {
  readonly name: string;
  readonly failed: number;
}

export function requestRows(requests: readonly RequestNote[]): readonly RequestRow[] {
  const names = [...new Set(requests.map(({ name }) => name))].sort();
  return names.map((name) => {
    const own = requests.filter((request) => request.name === name);
    const { count, p50Ms, p99Ms, maxMs } = figuresOf(
      own.map(({ tookMs }) => tookMs),
      1,
    );
    const failed = own.filter(({ hasSucceeded }) => !hasSucceeded).length;
    return { name, count, p50Ms, p99Ms, maxMs, failed };
  });
}
