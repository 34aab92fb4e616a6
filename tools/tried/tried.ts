// Last seen working: what a whole run that passed ran on is written into tried.json, which the api reads, and into the table of docs/tried.md.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Tried, type TriedKind, TRIED_KINDS } from '@haopai/contracts';
import { run } from '../services/child-process';
import { RECORD_FILE } from '../test/seen-whole';
import { tableOf } from './tried-table';

export const TRIED_FILE = 'apps/api/src/platform/tried/tried.json';
export const TRIED_DOCUMENT = 'docs/tried.md';
const TABLE = /^\| kind .*\n(?:\|.*\n)+/m;
const COMMIT_DIGITS = 8;

type TriedFile = Readonly<Record<TriedKind, readonly Omit<Tried, 'kind'>[]>>;

/** What a command has seen working, as a whole and to its end. */
export interface Ran {
  readonly kind: TriedKind;
  /** For people; of a database with its series: `MySQL 8.4`. A new name gets a row of its own. */
  readonly name: string;
  readonly version: string;
  /** As it is typed: `npm run try-real`. */
  readonly command: string;
}

/**
 * Writes it down with today's date (UTC) and the commit that is checked out, and tells for people what it did: where something is changed and
 * not committed nothing is written, for no commit would name what ran.
 */
export async function recordTried(root: string, ran: Ran, nowMs = Date.now()): Promise<string> {
  const git = (...args: readonly string[]): Promise<string> => run('git', ['-C', root, ...args]);
  const title = `${ran.name} ${ran.version}`;
  const written = [TRIED_FILE, TRIED_DOCUMENT, RECORD_FILE].map((file) => `:!${file}`);
  const changed = await git('status', '--porcelain', '--', '.', ...written);
  if (changed.trim() !== '')
    return `${title} is not written down as tried: there are changes that are not committed`;
  const commit = (await git('rev-parse', 'HEAD')).trim().slice(0, COMMIT_DIGITS);
  const date = new Date(nowMs).toISOString().slice(0, 10);
  const { kind, name, version, command } = ran;
  writeTried(root, withRow(readTried(root), { kind, name, last: { version, date, commit, command } }));
  return `${title} is written down as tried, in ${TRIED_FILE} and ${TRIED_DOCUMENT}: commit both`;
}

export function readTried(root: string): readonly Tried[] {
  const file = JSON.parse(readFileSync(path.join(root, TRIED_FILE), 'utf8')) as TriedFile;
  return TRIED_KINDS.flatMap((kind) => file[kind].map((tried) => ({ kind, ...tried })));
}

function withRow(rows: readonly Tried[], row: Tried): readonly Tried[] {
  const isSame = ({ kind, name }: Tried): boolean => kind === row.kind && name === row.name;
  return rows.some(isSame) ? rows.map((each) => (isSame(each) ? row : each)) : [...rows, row];
}

function writeTried(root: string, rows: readonly Tried[]): void {
  const file = Object.fromEntries(
    TRIED_KINDS.map((kind) => [
      kind,
      rows.filter((row) => row.kind === kind).map(({ name, last }) => ({ name, last })),
    ]),
  );
  writeFileSync(path.join(root, TRIED_FILE), `${JSON.stringify(file, null, 2)}\n`);
  const document = path.join(root, TRIED_DOCUMENT);
  const text = readFileSync(document, 'utf8');
  if (!TABLE.test(text)) throw new Error(`${TRIED_DOCUMENT} has no table to write into`);
  writeFileSync(
    document,
    text.replace(TABLE, () => tableOf(rows.toSorted(byKind))),
  );
}

const byKind = (one: Tried, other: Tried): number =>
  TRIED_KINDS.indexOf(one.kind) - TRIED_KINDS.indexOf(other.kind);
