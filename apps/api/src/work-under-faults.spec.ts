// Work of every area with a fault at each of its statements, COMMIT included, and its answer heard or not: done again as a page does it, it leaves
// behind what it leaves without a fault. Nothing is doubled, nothing is lost, the ledger balances.
import { setTimeout as sleep } from 'node:timers/promises';
import { aRunningApp, faultsOfBooks, nightly, type RunningApp, waitUntil } from './testing';
import { type Act, CITIZENS_WORK, OFFICE_WORK, OWN_WORK, type Work } from './testing/faulted-work';
import { addedTo, countsOf } from './testing/state-of-database';
import {
  canMeet,
  type Fault,
  type FaultPlan,
  FAULTS,
  headersOf,
  interceptStatements,
  isCommit,
  watchRequests,
  watched,
  WatchedWork,
} from './testing/statement-faults';

const TRIES_MAX = 20;
const AGAIN_AFTER_MS = 100;
/** By day one statement in so many, other ones with each fault, COMMIT always. */
const EVERY = nightly(12, 1);
const TEST_MAX_MS = nightly(240_000, 3_600_000);
const LOOKS_MAX_MS = 20_000;

/** Whoever asks again is told that it is done: the act cannot be done twice, or the account is closed. */
const DONE_ALREADY: readonly number[] = [401, 409];

interface Answer {
  readonly status: number | null;
  readonly tries: number;
}

interface Trial {
  readonly added: Readonly<Record<string, number>>;
  readonly answer: Answer;
  readonly watch: WatchedWork;
}

describe.each([
  ['citizens', CITIZENS_WORK],
  ['the office', OFFICE_WORK],
  ['instances', OWN_WORK],
])('what %s do', (_, works) => {
  let running: RunningApp;
  let end: () => void;

  beforeAll(async () => {
    end = interceptStatements();
    // No engine: its lots would begin.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    watchRequests(running.app.getHttpServer());
  });
  afterAll(async () => {
    end();
    expect(await faultsOfBooks(running.pool)).toEqual([]);
    await running.stop();
  });

  /** The last answer, and in how many tries; null where nobody hears one. */
  const doIt = async (act: Act, watch: WatchedWork): Promise<Answer> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await watched(watch, () => act(headersOf(watch))).catch((error: unknown) => error);
      if (answer === null) return { status: null, tries };
      const status = answer instanceof Error ? answer : (answer as { status: number }).status;
      if (typeof status === 'number' && status !== 503) return { status, tries };
      if (tries === TRIES_MAX) throw new Error('never done', { cause: status });
      await sleep(AGAIN_AFTER_MS);
    }
  };

  /** What it adds, as soon as it is as expected; or in the end. */
  const tried = async ({ arrange }: Work, plan: FaultPlan | null, expected?: object): Promise<Trial> => {
    const act = await arrange(running);
    const before = await countsOf(running.pool);
    const watch = new WatchedWork(plan);
    const answer = await doIt(act, watch);
    const added = async () => addedTo(before, await countsOf(running.pool));
    if (expected !== undefined)
      await waitUntil(async () => {
        if (JSON.stringify(await added()) === JSON.stringify(expected)) return true;
        // What instances look for by themselves they look for again.
        if (answer.status === null) await doIt(act, watch);
        return false;
      }, LOOKS_MAX_MS).catch(() => undefined);
    else await sleep(AGAIN_AFTER_MS);
    return { added: await added(), answer, watch };
  };

  it.each(works)(
    '$name',
    async (work) => {
      const clean = await tried(work, null);
      const { statements } = clean.watch;
      expect(Object.keys(clean.added).length).toBeGreaterThan(0);
      expect(statements.some(isCommit)).toBe(true);
      const wrong: object[] = [];
      for (const [turn, fault] of (Object.keys(FAULTS) as Fault[]).entries()) {
        for (const [index, sql] of statements.entries()) {
          if (!canMeet(fault, sql) || (!isCommit(sql) && index % EVERY !== turn % EVERY)) continue;
          const plan = { fault, at: index + 1 };
          const isAsClean = ({ added, answer }: Trial): boolean => {
            const isTold =
              answer.status === clean.answer.status ||
              (answer.tries > 1 && DONE_ALREADY.includes(answer.status ?? 0));
            return isTold && JSON.stringify(added) === JSON.stringify(clean.added);
          };
          if (isAsClean(await tried(work, plan, clean.added))) continue;
          // An order of an earlier case may just have fallen due beside it: a fault is there the second time, too.
          const again = await tried(work, plan, clean.added);
          const { answer, added, watch } = again;
          if (!isAsClean(again)) wrong.push({ ...plan, struck: watch.struck, answer, added });
        }
      }
      expect({ clean: [clean.answer, clean.added], wrong }).toEqual({
        clean: [clean.answer, clean.added],
        wrong: [],
      });
    },
    TEST_MAX_MS,
  );
});
