// What a web app's first load weighs: the scripts that index.html names and all that they import, gzipped. Above the budget it fails.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { namesIn, NAMED_SCRIPT, STATIC_IMPORT } from './script-imports';

/** ADR 13. On a slow phone line of 1.6 Mbit/s that is 0.7 s, and less in brotli. */
export const FIRST_LOAD_MAX_BYTES = 140_000;

/** The back office is opened at a desk, each day by the same people: it may weigh what it weighs today, and a little. */
export const OFFICE_FIRST_LOAD_MAX_BYTES = 135_000;

/** Of all scripts of a home page that has come to rest: its words, its own file, where the reader stands (which comes last), and its socket. */
export const HOME_SCRIPTS_MAX_BYTES = 198_000;

export interface FirstLoad {
  /** Heaviest first. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly bytes: number;
}

/** `folder` is a built portal. */
export function weighFirstLoad(folder: string): FirstLoad {
  const waiting = [...namesIn(readFileSync(path.join(folder, 'index.html'), 'utf8'), NAMED_SCRIPT)];
  const weights = new Map<string, number>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (weights.has(name)) continue;
    const script = readFileSync(path.join(folder, name));
    weights.set(name, gzipSync(script).length);
    waiting.push(...namesIn(script.toString('utf8'), STATIC_IMPORT));
  }
  if (weights.size === 0) throw new Error(`${folder}/index.html names no script`);
  const files = [...weights].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
  return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Says what it weighs; throws when that is too much. */
export function checkFirstLoad(folder: string, maxBytes = FIRST_LOAD_MAX_BYTES): string {
  const { files, bytes } = weighFirstLoad(folder);
  const inKb = (count: number) => `${(count / 1000).toFixed(1)} kB`;
  const words = `first load: ${inKb(bytes)} of script gzipped in ${files.length} files, of ${inKb(maxBytes)} allowed`;
  if (bytes <= maxBytes) return words;
  const heaviest = files.slice(0, 5).map(({ name, bytes: own }) => `  ${name} ${inKb(own)}`);
  throw new Error(
    [`Too heavy. ${words}`, ...heaviest, 'Load what the first page does not need later.'].join('\n'),
  );
}
