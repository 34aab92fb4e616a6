// Writes down what staff did, in the transaction that does it: each entry is hashed with the hash before it, so that none
// can be changed or left out unseen.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
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
    const atMs = head.nowMs;
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

  /**
   * Refuses a change of what is not as it was read: `version` is the present one. It says who of the staff did something to it last; what
   * a citizen's act changed stands in no entry.
   */
  async refuseChanged(
    transaction: Transaction | null,
    { subject, version }: { readonly subject: string; readonly version: number },
  ): Promise<RefusalError<'RECORD.CHANGED'>> {
    const entry = await this.store.newestAbout(subject, transaction);
    return refusalOf(version, entry);
  }
}

/** The same where the entry is found another way; null for none. */
export function refusalOf(version: number, entry: string | null): RefusalError<'RECORD.CHANGED'> {
  if (entry === null) return new RefusalError('RECORD.CHANGED', { version });
  // Only `write` makes entries.
  const { staffName, atMs } = JSON.parse(entry) as { readonly staffName: string; readonly atMs: number };
  return new RefusalError('RECORD.CHANGED', { version, changedBy: staffName, changedAtMs: atMs });
}

/** SHA-256 over the hash before and the entry's very text. */
export function hashOf(previousHash: string, entry: string): string {
  return createHash('sha256').update(`${previousHash}\n${entry}`).digest('hex');
}
