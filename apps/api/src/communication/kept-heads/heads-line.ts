// One line of what is kept outside the database: where the record of acts stood, and the journals of auctions.
import { createHash } from 'node:crypto';
import type { JournalHead } from '@haopai/engine-mysql';

export interface RecordHead {
  readonly entries: number;
  readonly hash: string;
}

export interface AuctionHead extends JournalHead {
  readonly auctionId: number;
}

export interface HeadsLine {
  readonly haopai: 'heads';
  readonly site: string;
  readonly atMs: number;
  readonly record: RecordHead;
  readonly journals: readonly AuctionHead[];
}

const HASH = /^[0-9a-f]{64}$/;

export function lineOf(heads: Omit<HeadsLine, 'haopai'>): string {
  return JSON.stringify({ haopai: 'heads', ...heads } satisfies HeadsLine);
}

/** By which the database knows what was kept. */
export function hashOfLine(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}

/** Null for what is no line of ours: it was cut off in writing, or somebody has had a hand in it. */
export function readLine(text: string): HeadsLine | null {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return null;
  }
  return isHeadsLine(line) ? line : null;
}

function isHeadsLine(line: unknown): line is HeadsLine {
  if (!isObject(line)) return false;
  const { haopai, atMs, record, journals } = line;
  return (
    haopai === 'heads' &&
    isCount(atMs) &&
    isRecord(record) &&
    Array.isArray(journals) &&
    journals.every(isJournal)
  );
}

function isRecord(record: unknown): boolean {
  return isObject(record) && isCount(record.entries) && isHash(record.hash);
}

function isJournal(journal: unknown): boolean {
  if (!isObject(journal) || !Array.isArray(journal.lots)) return false;
  const isLot = (lot: unknown): boolean => Array.isArray(lot) && lot.length === 2 && lot.every(isCount);
  return isCount(journal.auctionId) && isHash(journal.hash) && journal.lots.every(isLot);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && HASH.test(value);
}
