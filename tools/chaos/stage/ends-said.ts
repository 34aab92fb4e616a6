// What the parts of an instance have said of their end in its log: how long it took, and with what.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

export function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** One line each, for example `engine 10003 ms: lots 4980, doors 5022; not over: doors`. `from` is a place in the file, in bytes. */
export function endsSaidIn(file: string, from: number): readonly string[] {
  const text = readFrom(file, from);
  return text.split('\n').flatMap((line) => {
    const said = line.includes('"stopMs"') ? wordsOf(line) : null;
    return said === null ? [] : [said];
  });
}

function readFrom(file: string, from: number): string {
  const bytes = Buffer.alloc(Math.max(sizeOf(file) - from, 0));
  if (bytes.length === 0) return '';
  const handle = openSync(file, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, bytes.length, from));
  } finally {
    closeSync(handle);
  }
}

interface EndLine {
  readonly part?: string;
  readonly stopMs: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly unfinished: readonly string[];
}

/** Null of a line that is cut off. */
function wordsOf(line: string): string | null {
  try {
    const { part = 'door', stopMs, parts, unfinished } = JSON.parse(line) as EndLine;
    const took = Object.entries(parts).map(([name, ms]) => `${name} ${ms}`);
    const rest = unfinished.length === 0 ? '' : `; not over: ${unfinished.join(', ')}`;
    return `${part} ${stopMs} ms${took.length === 0 ? '' : `: ${took.join(', ')}`}${rest}`;
  } catch {
    return null;
  }
}
