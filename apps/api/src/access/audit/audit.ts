// Writes down what staff did, in the transaction that does it: each entry is hashed with the hash before it, so that none
// can be changed or left out unseen.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { AuditStore } from './audit.store';

/** Who acts. */
export interface AuditActor {
  /** Null for the program itself and for tools. */
  readonly staffId: number | null;
  readonly name: string;
  readonly address: string;
}

export interface AuditFact {
  /** Such as `auction.published`. */
  readonly act: string;
  /** What it was done to: `auction:12`. */
  readonly subject: string;
  /** What changed and no more. Never a password, a code, or personal data that is masked on screens. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

@Injectable()
export class Audit {
  constructor(private readonly store: AuditStore) {}

  /**
   * Call it last in the transaction: from here to its end nobody else writes an entry. Nothing is written when the
   * transaction rolls back. Returns the entry's number.
   */
  async write(transaction: Transaction, actor: AuditActor, fact: AuditFact): Promise<number> {
    const head = await this.store.lockHead(transaction);
    const no = head.entryNo + 1;
    const { act, subject, before = null, after = null, reason = null } = fact;
    const { staffId, name: staffName, address } = actor;
    const atMs = Date.now();
    const entry = JSON.stringify({
      no,
      atMs,
      staffId,
      staffName,
      address,
      act,
      subject,
      before,
      after,
      reason,
    });
    const hash = hashOf(head.hash, entry);
    await this.store.append(transaction, { entryNo: no, atMs, staffId, act, subject, entry, hash });
    return no;
  }
}

/** SHA-256 over the hash before and the entry's very text. */
export function hashOf(previousHash: string, entry: string): string {
  return createHash('sha256').update(`${previousHash}\n${entry}`).digest('hex');
}
