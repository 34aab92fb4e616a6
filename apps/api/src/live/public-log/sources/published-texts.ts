// The published texts whose hashes stand in the log: what an auction offers, its lots, and what it came to. One fact a line, in JSON, the same bytes for the same facts.
import { hash } from 'node:crypto';

export interface PublishedText {
  readonly hash: string;
  readonly body: string;
}

/** Nothing in them is of a person: no reason that somebody wrote, and of winners their paddles alone. */
export function publishedText(lines: readonly Readonly<Record<string, unknown>>[]): PublishedText {
  const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  return { hash: hash('sha256', body, 'hex'), body };
}
