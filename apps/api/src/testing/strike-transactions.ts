// Strikes each transaction that specs run (`runTransaction`), its COMMIT first and then each of its statements, once with each fault that is named in
// HAOPAI_TEST_STRIKES; what specs expect comes about all the same (docs/adr/0136). Set up before the program is loaded, once a worker.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canMeet, type Fault, FAULTS, interceptStatements, isCommit } from './statement-faults';

/** What meets nobody but the transaction that is struck. */
const ITS_OWN: readonly Fault[] = ['answerLost', 'takenBack', 'lineLost'];
/** What the helper runs again by itself. A wait for a lock it tells to whoever asked: `work-under-faults` has it. */
const RUN_AGAIN = (Object.keys(FAULTS) as Fault[]).filter((fault) => fault !== 'lockWait');

/** Of spec files whose own faults, or counts of them, would meet these. */
const LEFT_ALONE: readonly string[] = [
  // They strike, and count statements.
  ...['work-under-faults', 'sequencer-under-faults'],
  // Counts marks.
  'transaction-marks',
  // Counts what followers of orders are told, in transactions that may run more than once.
  'take-notice',
  // Dozens at one row: who comes late has no time left for a second try.
  ...['buy-listing', 'expire-orders'],
  // What comes in as soon as a transaction is taken back decides otherwise, and rightly.
  'disqualify-at-the-end',
];

const ROOT = path.resolve(__dirname, '../../../..');
/** A line each; whoever wants them counted anew removes it. tools/test/strikes-seen.ts reads it. */
const REPORT = path.join(ROOT, 'tmp/struck-transactions.jsonl');
const HELPER = path.join(ROOT, 'apps/api/src/platform/database/run-transaction');
const STACK_LINES = 12;
const SHOWN_MAX = 80;
const DAY_MS = 86_400_000;
/** A third of what the helper gives: whoever has waited longer, for a lock or for a slow machine, may get no second try. */
const STRUCK_WITHIN_MS = 1_000;

/** One call of the helper, with all its tries. */
interface Run {
  readonly place: string;
  readonly startedAtMs: number;
  strike: {
    readonly at: string;
    readonly fault: Fault;
    readonly spec: string;
    readonly sinceMs: number;
  } | null;
}

const underWay = new AsyncLocalStorage<Run>();
/** The helper's own transaction begins: not one of somebody whom its work calls, such as the journal. */
const beginning = new AsyncLocalStorage<true>();
/** What each connection of the helper has been told since its transaction began. */
const said = new WeakMap<object, string[]>();
const struck = new Set<string>();
/** Of dozens at the same row one is struck at a time: the others still have to come through within the helper's three seconds. */
const inTrouble = new Set<string>();
/** Whose COMMIT has been struck with everything that can meet it. */
const committed = new Set<string>();

/**
 * `in-turn`: those that meet nobody else; another one comes first each day, for what specs run seldom. A server that leaves its work to others loses
 * every connection of the pool, so such faults meet statements beside the transaction, too, which nobody runs again: they are to be named.
 */
function namedFaults(names: string): readonly Fault[] {
  if (names === 'in-turn') {
    const first = Math.floor(Date.now() / DAY_MS) % ITS_OWN.length;
    return [...ITS_OWN.slice(first), ...ITS_OWN.slice(0, first)];
  }
  return names.split(',').map((name) => {
    const fault = RUN_AGAIN.find((known) => known === name);
    if (fault === undefined)
      throw new Error(`HAOPAI_TEST_STRIKES: in-turn, or some of ${RUN_AGAIN.join(',')}`);
    return fault;
  });
}

/** The same text for the same statement, whatever it is about. */
function withoutValues(sql: string): string {
  return sql
    .replace(/\s+/g, ' ')
    .replace(/x?'(?:[^'\\]|\\.|'')*'|\b\d+(?:\.\d+)?\b/gi, '?')
    .replace(/\(\s*\?(?:\s*,\s*\?)*\s*\)/g, '(?)')
    .replace(/\(\?\)(?:\s*,\s*\(\?\))+/g, '(?)');
}

function faultFor(faults: readonly Fault[], sql: string, connection: object): Fault | null {
  const run = underWay.getStore();
  if (run === undefined) return null;
  if (sql.startsWith('START TRANSACTION') && beginning.getStore() === true) said.set(connection, []);
  const statements = said.get(connection);
  // Of another connection: what became of a COMMIT, or work's own beside its transaction.
  if (statements === undefined) return null;
  const statement = withoutValues(sql);
  if (isCommit(sql) || sql.startsWith('ROLLBACK')) said.delete(connection);
  else if (statements.at(-1) !== statement) statements.push(statement);
  if (run.strike !== null || inTrouble.has(run.place) || sql.startsWith('ROLLBACK') || isLeftAlone())
    return null;
  if (performance.now() - run.startedAtMs > STRUCK_WITHIN_MS) return null;
  const key = isCommit(sql) ? `COMMIT ${digestOf(statements)}` : statement;
  if (!isCommit(sql) && !committed.has(run.place)) return null;
  const fault = faults.find((one) => canMeet(one, sql) && !struck.has(`${one} ${run.place} ${key}`));
  if (fault === undefined) {
    if (isCommit(sql)) committed.add(run.place);
    return null;
  }
  struck.add(`${fault} ${run.place} ${key}`);
  const at = isCommit(sql) ? key : statement.slice(0, SHOWN_MAX);
  inTrouble.add(run.place);
  run.strike = { at, fault, spec: spec(), sinceMs: performance.now() };
  return fault;
}

function digestOf(statements: readonly string[]): string {
  return createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 12);
}

function spec(): string {
  const { expect } = globalThis as { expect?: jest.Expect & { getState(): { testPath?: string } } };
  return path.basename(expect?.getState().testPath ?? '');
}

function isLeftAlone(): boolean {
  const file = spec();
  return LEFT_ALONE.some((name) => file.startsWith(`${name}.`));
}

/** With what became of it, and how long that took. */
function note({ place, strike }: Run, end: 'done' | 'failed'): void {
  if (strike === null) return;
  inTrouble.delete(place);
  const { sinceMs, ...struckBy } = strike;
  mkdirSync(path.dirname(REPORT), { recursive: true });
  const afterMs = Math.round(performance.now() - sinceMs);
  appendFileSync(REPORT, `${JSON.stringify({ place, ...struckBy, end, afterMs })}\n`);
}

async function withStrike<Result>(place: string, act: () => Promise<Result>): Promise<Result> {
  const run: Run = { place, startedAtMs: performance.now(), strike: null };
  try {
    const result = await underWay.run(run, act);
    note(run, 'done');
    return result;
  } catch (error) {
    note(run, 'failed');
    throw error;
  }
}

/** Where the program asks for a transaction: the first place above the helper and what hands on to it. */
function placeOfCall(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = STACK_LINES;
  const lines = (new Error().stack ?? '').split('\n').slice(1);
  Error.stackTraceLimit = stackTraceLimit;
  const line = lines.find((one) => !/strike-transactions\.ts|(?:pool-)?transactions\.ts/.test(one)) ?? '';
  const [, file = '', number = ''] = /([^( ]+):(\d+):\d+\)?$/.exec(line) ?? [];
  return `${path.relative(ROOT, file.replace('file://', ''))}:${number}`;
}

interface Source {
  begin(): Promise<unknown>;
  wasCommitted(id: unknown): Promise<unknown>;
}

interface Helper {
  runTransaction(source: Source, work: unknown): Promise<unknown>;
}

function withKnownBeginning(source: Source): Source {
  return {
    begin: () => beginning.run(true, () => source.begin()),
    wasCommitted: (id) => source.wasCommitted(id),
  };
}

/** Whoever loads the helper from now on has it with its calls known. */
function knowCalls(): void {
  const load = createRequire(__filename);
  const { runTransaction } = load(HELPER) as Helper;
  const loaded = load.cache[load.resolve(`${HELPER}.ts`)];
  if (loaded === undefined) throw new Error('The helper of transactions was not loaded');
  const known: Helper = {
    runTransaction: (source, work) =>
      withStrike(placeOfCall(), () => runTransaction(withKnownBeginning(source), work)),
  };
  loaded.exports = known;
}

const names = process.env['HAOPAI_TEST_STRIKES'];
if (names !== undefined && names !== '') {
  const faults = namedFaults(names);
  knowCalls();
  interceptStatements((sql, connection) => faultFor(faults, sql, connection));
}
