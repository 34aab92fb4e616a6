// Which transactions the api's specs have had struck (HAOPAI_TEST_STRIKES, docs/adr/0136), and at which places of the program none ever was.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Written by apps/api/src/testing/strike-transactions.ts, a line for each strike. */
const REPORT = 'tmp/struck-transactions.jsonl';
const PROGRAM = 'apps/api/src';
const ASKS = /\b(?:t|T)ransactions\)?\.run\(|\breturn transactionOn\(/;

export interface Strike {
  /** `file:line`, from the root. */
  readonly place: string;
  /** A statement, or a COMMIT with a name for all that came before it. */
  readonly at: string;
  readonly fault: string;
}

/** `file:line` of each call of the helper in the program, as text. */
export function placesIn(file: string, text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => (ASKS.test(line) ? [`${file}:${index + 1}`] : []));
}

export function linesOn(strikes: readonly Strike[], places: readonly string[]): readonly string[] {
  const struck = new Set(strikes.map(({ place }) => place));
  const commits = strikes.filter(({ at }) => at.startsWith('COMMIT'));
  const transactions = new Set(commits.map(({ place, at }) => `${place} ${at}`));
  const faults = [...new Set(strikes.map(({ fault }) => fault))].sort();
  const byFault = faults.map((fault) => `${strikes.filter((one) => one.fault === fault).length} ${fault}`);
  const seen = places.filter((place) => struck.has(place));
  const missed = places.filter((place) => !struck.has(place));
  return [
    `transactions struck: ${transactions.size} different ones, at ${seen.length} of ${places.length} places; ${strikes.length} strikes (${byFault.join(', ')})`,
    ...missed.map((place) => `never struck: ${place}`),
  ];
}

export function forgetStrikes(root: string): void {
  rmSync(path.join(root, REPORT), { force: true });
}

/** For people. Programs that specs start as processes of their own are not struck. */
export function strikesSeen(root: string): readonly string[] {
  const report = path.join(root, REPORT);
  const lines = existsSync(report) ? readFileSync(report, 'utf8').trimEnd().split('\n') : [];
  const strikes = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Strike);
  const files = readdirSync(path.join(root, PROGRAM), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !/(?:^|\/)testing\//.test(file))
    .map((file) => `${PROGRAM}/${file.replaceAll(path.sep, '/')}`)
    .sort();
  return linesOn(
    strikes,
    files.flatMap((file) => placesIn(file, readFileSync(path.join(root, file), 'utf8'))),
  );
}
