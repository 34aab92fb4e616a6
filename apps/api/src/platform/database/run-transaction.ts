// The one way in which transactions are run: again when all of it was taken back, and where the answer to COMMIT was lost it is found out what became
// of it (docs/adr/0113). Whoever is refused here has changed nothing, unless not even that could be found out.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from './is-database-away';
import { isTakenBack } from '@haopai/engine-mysql';

export interface BegunTransaction<Handle> {
  readonly handle: Handle;
  /** One that has only read leaves no mark. */
  readonly hasWritten: boolean;
  /** Says in the transaction itself that it was committed. */
  mark(id: Buffer): Promise<void>;
  commit(): Promise<void>;
  /** Of one that is over, too; a connection in an unknown state is not lent again. Never rejects. */
  rollback(): Promise<void>;
}

export interface TransactionSource<Handle> {
  begin(): Promise<BegunTransaction<Handle>>;
  /** From then on it stays as it is said to be: one that was not committed never will be. Rejects when nobody can say. */
  wasCommitted(id: Buffer): Promise<boolean>;
}

const TRIES_MAX = 5;
/** Two that crossed each other do not come back at the same moment. */
const PAUSE_MS = 20;
/** Whoever waits for an answer has 10 s; the last try may take as long as a wait for locks. */
const BEGINS_AGAIN_FOR_MS = 3_000;

/**
 * Commits when `work` resolves, unless it resolves to an error, such as a refusal: then nothing of it stays. `work` may run again from its beginning,
 * so outside of the transaction it does nothing.
 */
export async function runTransaction<Handle, Result>(
  source: TransactionSource<Handle>,
  work: (handle: Handle) => Promise<Result>,
): Promise<Result> {
  const lastTryAt = performance.now() + BEGINS_AGAIN_FOR_MS;
  for (let tries = 1; ; tries += 1) {
    const outcome = await runOnce(source, work);
    if (outcome.kind === 'done') return outcome.result;
    const mayDo = outcome.isFenced || isTakenBack(outcome.error) || isDatabaseAway(outcome.error);
    if (!mayDo || tries === TRIES_MAX || performance.now() > lastTryAt) throw outcome.error;
    await sleep(PAUSE_MS * tries * (1 + Math.random()));
  }
}

type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** Nothing of it stays. */
  | { readonly kind: 'takenBack'; readonly error: unknown; readonly isFenced: boolean };

async function runOnce<Handle, Result>(
  source: TransactionSource<Handle>,
  work: (handle: Handle) => Promise<Result>,
): Promise<Outcome<Result>> {
  let begun: BegunTransaction<Handle>;
  try {
    begun = await source.begin();
  } catch (error) {
    // A connection that was lost while nobody used it says so here.
    return { kind: 'takenBack', error, isFenced: false };
  }
  let result: Result;
  const id = randomBytes(16);
  try {
    result = await work(begun.handle);
    if (result instanceof Error) {
      await begun.rollback();
      return { kind: 'done', result };
    }
    if (begun.hasWritten) await begun.mark(id);
  } catch (error) {
    await begun.rollback();
    return { kind: 'takenBack', error, isFenced: false };
  }
  try {
    await begun.commit();
    return { kind: 'done', result };
  } catch (error) {
    await begun.rollback();
    // Nobody misses the end of one that has only read.
    if (!begun.hasWritten) return { kind: 'done', result };
    if (isTakenBack(error)) return { kind: 'takenBack', error, isFenced: false };
    // Whatever else is said at COMMIT, such as 1180, does not say what became of it.
    if (await source.wasCommitted(id)) return { kind: 'done', result };
    return { kind: 'takenBack', error, isFenced: true };
  }
}
