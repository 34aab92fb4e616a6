// The hash chain of a lot's journal: each record carries the SHA-256 of its predecessor's hash and of itself.
import { hash } from 'node:crypto';
import { encodeLotEvent } from '@haopai/lot';
import type { LotEvent } from '@haopai/lot';

/** The hash before the first record. */
export const GENESIS_HASH = '0'.repeat(64);

/** An event in its place in the journal. */
export interface JournalRecord {
  readonly lotId: number;
  /** From 1, without a gap. */
  readonly version: number;
  readonly event: LotEvent;
  /** The event's stored text, over which the hash runs. */
  readonly body: string;
  /** SHA-256, 64 hex digits. */
  readonly hash: string;
}

/** SHA-256 over predecessor, place and text, one a line. */
export function chainHash(previousHash: string, lotId: number, version: number, body: string): string {
  return hash('sha256', `${previousHash}\n${lotId}\n${version}\n${body}`, 'hex');
}

/** The record that follows `previousHash` as version `version`. */
export function chain(lotId: number, version: number, previousHash: string, event: LotEvent): JournalRecord {
  const body = encodeLotEvent(event);
  return { lotId, version, event, body, hash: chainHash(previousHash, lotId, version, body) };
}

/** The first version whose place or hash is wrong, or null when the whole chain holds. */
export function firstBrokenVersion(records: readonly JournalRecord[]): number | null {
  let previousHash = GENESIS_HASH;
  for (const [index, record] of records.entries()) {
    const isInPlace = record.version === index + 1;
    const expected = chainHash(previousHash, record.lotId, record.version, record.body);
    if (!isInPlace || record.hash !== expected) return index + 1;
    previousHash = record.hash;
  }
  return null;
}
