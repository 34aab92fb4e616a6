// The drill of the record, whole: what it says must be that nothing sound was accused, and that no planted fault was missed.
import path from 'node:path';
import { runDrill } from './run-drill';

const root = path.resolve(__dirname, '..', '..');
const TEN_MINUTES_MS = 600_000;

it(
  'finds each planted fault by name, and none where there is none',
  async () => {
    const said: string[] = [];
    const report = await runDrill(root, (line) => said.push(line));
    expect(said.filter((line) => /NOT FOUND|FALSE ALARM/.test(line))).toEqual([]);
    expect(report).toMatchObject({ contradictions: 0, falseAlarms: 0, faultsPlanted: 14, faultsFound: 14 });
    expect(report.leaves).toBeGreaterThan(10);
    expect(report.checkpoints).toBeGreaterThan(0);
  },
  TEN_MINUTES_MS,
);
