// The worker's side of the outbox, in plain SQL: claims with leases by the server's clock, and what became of them.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Channel, ClaimedMessage } from './message';
import { transactionOn } from '../../../platform/database';
import { OUTBOX_POOL, type OutboxPool } from './outbox-pool';
import { SealedBodies } from './sealed-bodies';

interface ClaimRow extends RowDataPacket {
  readonly id: number;
  readonly token: string;
  readonly recipient: string;
  readonly body: string | null;
  readonly created_at_ms: number;
  readonly attempts: number;
  readonly is_doubtful: number;
  readonly valid_until_ms: number | null;
  readonly now_ms: number;
}

export interface Claim {
  readonly channel: Channel;
  readonly max: number;
  readonly leaseMs: number;
}

export interface Settlement {
  readonly state: 'accepted' | 'expired' | 'dead';
  /** A dead letter keeps it, so that it can be sent again. */
  readonly keepsBody: boolean;
  readonly ref: string | null;
  readonly failure: string | null;
}

export interface Postponement {
  readonly afterMs: number;
  readonly isDoubtful: boolean;
  readonly failure: string | null;
  /** An attempt that was never made does not count. */
  readonly counts: boolean;
}

// Written by hand: Sequelize drops skipLocked on MySQL without a word.
const SELECT_DUE = `SELECT id, token, recipient, body, created_at_ms, attempts, is_doubtful, valid_until_ms, ${SERVER_NOW_MS} AS now_ms
  FROM outbox WHERE channel = ? AND state = 'waiting' AND due_at_ms <= ${SERVER_NOW_MS}
  ORDER BY due_at_ms, id LIMIT ? FOR UPDATE SKIP LOCKED`;

/** Doubtful from now on: should this process die, nobody knows how far it came. */
const LEASE = `UPDATE outbox SET leased_by = ?, due_at_ms = ${SERVER_NOW_MS} + ?, attempts = attempts + 1, is_doubtful = 1
  WHERE id IN (?)`;

const SETTLE = `UPDATE outbox SET state = ?, body = IF(?, body, NULL), provider_ref = ?, last_failure = ?,
  leased_by = NULL, settled_at_ms = ${SERVER_NOW_MS} WHERE id = ? AND leased_by = ?`;

const POSTPONE = `UPDATE outbox SET due_at_ms = ${SERVER_NOW_MS} + ?, is_doubtful = ?, last_failure = ?,
  attempts = attempts - ?, leased_by = NULL WHERE id = ? AND leased_by = ?`;

@Injectable()
export class OutboxClaimsStore {
  constructor(
    @Inject(OUTBOX_POOL) private readonly pool: OutboxPool,
    private readonly bodies: SealedBodies,
  ) {}

  /** What is due and nobody else's, for one lease. */
  async claim({ channel, max, leaseMs }: Claim): Promise<readonly ClaimedMessage[]> {
    return transactionOn(this.pool, async (connection) => {
      const [rows] = await connection.query<ClaimRow[]>(SELECT_DUE, [channel, max]);
      const lease = randomUUID();
      if (rows.length > 0) await connection.query(LEASE, [lease, leaseMs, rows.map(({ id }) => id)]);
      return rows.map((row) => toMessage(row, lease, this.bodies.open(row.body)));
    });
  }

  /** False when the lease was lost: then another instance says what became of it. */
  async settle({ id, lease }: ClaimedMessage, settlement: Settlement): Promise<boolean> {
    const { state, keepsBody, ref, failure } = settlement;
    const [result] = await this.pool.query<ResultSetHeader>(SETTLE, [
      state,
      keepsBody,
      ref,
      failure,
      id,
      lease,
    ]);
    return result.affectedRows === 1;
  }

  async postpone({ id, lease }: ClaimedMessage, postponement: Postponement): Promise<boolean> {
    const { afterMs, isDoubtful, failure, counts } = postponement;
    const [result] = await this.pool.query<ResultSetHeader>(POSTPONE, [
      Math.round(afterMs),
      isDoubtful,
      failure,
      counts ? 0 : 1,
      id,
      lease,
    ]);
    return result.affectedRows === 1;
  }
}

function toMessage(row: ClaimRow, lease: string, body: string | null): ClaimedMessage {
  return {
    id: row.id,
    token: row.token,
    recipient: row.recipient,
    body,
    createdAtMs: row.created_at_ms,
    attempts: row.attempts + 1,
    isDoubtful: row.is_doubtful === 1,
    lease,
    claimedAtMs: row.now_ms,
    validUntilMs: row.valid_until_ms,
  };
}
