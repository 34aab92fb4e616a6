// npm run simulate -- [--runs 10000] [--seed N]: simulated sales, one process a core; exit code 1 at the first that breaks an invariant.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runSimulation, storyOf } from '@haopai/engine/simulation';

const RUNS_DEFAULT = '10000';
const TELL_EVERY_MS = 10_000;

type Counts = Record<string, number>;
/** What a share tells: one run is over. `story`: what it broke. */
interface RunOver {
  readonly counts: Counts;
  readonly story: string | null;
}

/** Of the seeds from `seed` on each `shares`-th, in this process. */
async function runShare(seed: number, runs: number, shares: number): Promise<void> {
  for (let i = 0; i < runs; i += shares) {
    const report = await runSimulation(seed + i);
    const isSound = report.violations.length === 0;
    const over: RunOver = { counts: report.counts, story: isSound ? null : storyOf(report) };
    await new Promise((sent) => process.send?.(over, sent));
    if (!isSound) break;
  }
  process.disconnect();
}

async function runAll(seed: number, runs: number): Promise<number> {
  const shares = Math.min(availableParallelism(), runs);
  const totals: Counts = {};
  const stories: string[] = [];
  let done = 0;
  const children = Array.from({ length: shares }, (_, share) =>
    fork(import.meta.filename, [
      '--seed',
      `${seed + share}`,
      '--runs',
      `${runs - share}`,
      '--shares',
      `${shares}`,
    ]),
  );
  for (const child of children)
    child.on('message', ({ counts, story }: RunOver) => {
      done++;
      for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
      if (story === null) return;
      stories.push(story);
      for (const other of children) other.kill();
    });
  const telling = setInterval(() => console.error(`${done} of ${runs} sales`), TELL_EVERY_MS);
  const ends = await Promise.all(children.map((child) => once(child, 'exit')));
  clearInterval(telling);
  for (const story of stories) console.log(story);
  console.log(`${done} simulated sales from seed ${seed}: ${JSON.stringify(totals)}`);
  return stories.length === 0 && done === runs && ends.every(([code]) => code === 0) ? 0 : 1;
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: RUNS_DEFAULT },
    seed: { type: 'string', default: `${Date.now() % 2 ** 31}` },
    shares: { type: 'string' },
  },
});
const [seed, runs] = [Number(values.seed), Number(values.runs)];
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1) {
  console.error('--seed wants a whole number, and --runs one above zero');
  process.exitCode = 2;
} else if (values.shares === undefined) {
  process.exitCode = await runAll(seed, runs);
} else {
  await runShare(seed, runs, Number(values.shares));
}
