// Rows of a group take turns, the median counts, and everything opened is closed.
import type { Row } from './row';
import { keepRows, runGroups, skippedRows } from './run-groups';

function rowOf(id: string, rates: readonly number[], log: string[]): Row<string> {
  return {
    id,
    counts: 'things',
    open: (context) => {
      log.push(`open ${id} ${context}`);
      const left = [...rates];
      return Promise.resolve({
        measure: (durationMs) => {
          const perSecond = left.shift();
          if (perSecond === undefined) return Promise.reject(new Error(`${id} broke`));
          log.push(`measure ${id} ${durationMs}`);
          return Promise.resolve({ perSecond, p50Ms: 1, p99Ms: 2, detail: {} });
        },
        close: () => {
          log.push(`close ${id}`);
          return Promise.resolve();
        },
      });
    },
  };
}

const options = { context: 'here', durationMs: 5, note: () => undefined };

describe('a group of rows', () => {
  it('is measured in turns, and the median of each row counts', async () => {
    const log: string[] = [];
    const rows = [rowOf('a', [3, 1, 2], log), rowOf('b', [10, 30, 20], log)];
    const results = await runGroups([{ title: 'both', rows }], options);
    expect(results.map(({ id, perSecond }) => [id, perSecond])).toEqual([
      ['a', 2],
      ['b', 20],
    ]);
    const round = ['measure a 5', 'measure b 5'];
    expect(log).toEqual(['open a here', 'open b here', ...round, ...round, ...round, 'close a', 'close b']);
  });

  it('is closed when a row breaks', async () => {
    const log: string[] = [];
    const rows = [rowOf('a', [1, 1, 1], log), rowOf('b', [], log)];
    await expect(runGroups([{ title: 'both', rows }], options)).rejects.toThrow('b broke');
    expect(log.slice(-2)).toEqual(['close a', 'close b']);
  });

  it('leaves out a row that this machine lacks something for, and says so', async () => {
    const log: string[] = [];
    const lacking = { ...rowOf('b', [], log), lacks: () => 'there is no nginx' };
    const whole = { ...rowOf('a', [1, 1, 1], log), lacks: () => null };
    const groups = [{ title: 'both', rows: [lacking, whole] }];
    const results = await runGroups(groups, options);
    expect(results.map(({ id }) => id)).toEqual(['a']);
    expect(log.filter((line) => line.includes(' b'))).toEqual([]);
    expect(skippedRows(groups)).toEqual(['SKIPPED b: there is no nginx']);
  });

  it('is dropped when none of its rows is chosen', () => {
    const groups = [
      { title: 'one', rows: [rowOf('a', [], []), rowOf('b', [], [])] },
      { title: 'two', rows: [rowOf('c', [], [])] },
    ];
    expect(keepRows(groups, ['b']).map(({ title, rows }) => [title, rows.map(({ id }) => id)])).toEqual([
      ['one', ['b']],
    ]);
  });
});
