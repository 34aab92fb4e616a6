// What stands in the outbox and has not left, for staff; and dead letters put back among what waits.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { MessageChannel, UndeliveredGroup, UndeliveredSum } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';

export interface UndeliveredRow {
  readonly id: number;
  readonly channel: MessageChannel;
  readonly state: 'waiting' | 'dead';
  readonly recipient: string;
  /** Sealed. */
  readonly body: string | null;
  readonly attempts: number;
  readonly lastFailure: string | null;
  readonly createdAtMs: number;
  readonly dueAtMs: number;
  readonly settledAtMs: number | null;
  readonly validUntilMs: number | null;
  readonly isOfUse: number;
}

export type DeadLetterRow = Pick<UndeliveredRow, 'id' | 'channel' | 'body' | 'lastFailure'>;

export interface UndeliveredSearch {
  readonly group: UndeliveredGroup;
  readonly channel: MessageChannel | null;
  readonly failure: string | null;
}

/** Dead letters of one failure, of which staff have seen how many there are. */
export interface SeenFailure {
  readonly channel: MessageChannel;
  readonly failure: string;
  readonly readAtMs: number;
}

/** Between two that are sent again: what is due first leaves first, and a code must not wait behind a crowd of them. */
const APART_MS = 50;

const IS_OF_USE = `(valid_until_ms IS NULL OR valid_until_ms > ${SERVER_NOW_MS})`;
/** Push services cannot be asked: a push that may have been taken is never handed over again (ADR 11). */
const IS_DOUBTFUL_PUSH = `(channel = 'push' AND COALESCE(last_failure, '') LIKE 'UNKNOWN %')`;
const CAN_BE_SENT = `(body IS NOT NULL AND ${IS_OF_USE} AND NOT ${IS_DOUBTFUL_PUSH})`;

const GROUPS: Readonly<Record<UndeliveredGroup, string>> = {
  dead: `state = 'dead' AND ${CAN_BE_SENT}`,
  waiting: `state = 'waiting'`,
  useless: `state = 'dead' AND NOT ${CAN_BE_SENT}`,
};
/** In the order of the index by state and time; of what waits that time is null, and the number counts. */
const ORDER: Readonly<Record<UndeliveredGroup, string>> = {
  dead: 'settled_at_ms DESC, id DESC',
  waiting: 'settled_at_ms, id',
  useless: 'settled_at_ms DESC, id DESC',
};

const SUMS = `
  SELECT channel, lastFailure, letters AS \`group\`, COUNT(*) AS count, MIN(createdAtMs) AS oldestAtMs FROM (
    SELECT channel, last_failure AS lastFailure, created_at_ms AS createdAtMs,
      CASE WHEN state = 'waiting' THEN 'waiting' WHEN ${CAN_BE_SENT} THEN 'dead' ELSE 'useless' END AS letters
    FROM outbox WHERE state IN ('waiting', 'dead')) undelivered
  GROUP BY channel, letters, lastFailure ORDER BY FIELD(letters, 'dead', 'waiting', 'useless'), count DESC, channel, lastFailure`;

const COLUMNS = `id, channel, state, recipient, body, attempts, last_failure AS lastFailure, created_at_ms AS createdAtMs,
  due_at_ms AS dueAtMs, settled_at_ms AS settledAtMs, valid_until_ms AS validUntilMs, ${IS_OF_USE} AS isOfUse`;

const OF_FAILURE = `${GROUPS.dead} AND channel = :channel AND last_failure = :failure AND settled_at_ms <= :readAtMs`;
const LETTER = 'id, channel, body, last_failure AS lastFailure';

/** As new ones, only that each is looked up before it is sent, for it may have been taken; pushes are certainly not. */
const SEND_AGAIN = `
  UPDATE outbox SET state = 'waiting', attempts = 0, leased_by = NULL, settled_at_ms = NULL,
    is_doubtful = IF(channel = 'push', 0, 1), due_at_ms = ${SERVER_NOW_MS} + ${APART_MS} * (FIELD(id, :ids) - 1)
  WHERE id IN (:ids)`;

@Injectable()
export class UndeliveredStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** By the database's clock. */
  async nowMs(): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
    });
    return Number(row?.nowMs);
  }

  sums(): Promise<readonly UndeliveredSum[]> {
    return this.connection.query<UndeliveredSum>(SUMS, { type: QueryTypes.SELECT });
  }

  async page(
    { group, channel, failure }: UndeliveredSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly UndeliveredRow[]; readonly total: number }> {
    const where = [
      GROUPS[group],
      ...(channel === null ? [] : ['channel = :channel']),
      ...(failure === null ? [] : ['last_failure = :failure']),
    ].join(' AND ');
    const replacements = { channel, failure, limit, offset };
    const [rows, [count]] = await Promise.all([
      this.connection.query<UndeliveredRow>(
        `SELECT ${COLUMNS} FROM outbox WHERE ${where} ORDER BY ${ORDER[group]} LIMIT :limit OFFSET :offset`,
        { type: QueryTypes.SELECT, replacements },
      ),
      this.connection.query<{ total: number }>(`SELECT COUNT(*) AS total FROM outbox WHERE ${where}`, {
        type: QueryTypes.SELECT,
        replacements,
      }),
    ]);
    return { rows, total: Number(count?.total ?? 0) };
  }

  /** Those of them that can be sent again; nobody else can meanwhile. */
  lockChosen(transaction: Transaction, ids: readonly number[]): Promise<readonly DeadLetterRow[]> {
    return this.connection.query<DeadLetterRow>(
      `SELECT ${LETTER} FROM outbox WHERE id IN (:ids) AND ${GROUPS.dead} ORDER BY id FOR UPDATE`,
      { type: QueryTypes.SELECT, replacements: { ids: [...ids] }, transaction },
    );
  }

  /** The oldest of that failure that can be sent again; nobody else can meanwhile. */
  lockFailed(transaction: Transaction, seen: SeenFailure, limit: number): Promise<readonly DeadLetterRow[]> {
    return this.connection.query<DeadLetterRow>(
      `SELECT ${LETTER} FROM outbox WHERE ${OF_FAILURE} ORDER BY settled_at_ms, id LIMIT :limit FOR UPDATE`,
      { type: QueryTypes.SELECT, replacements: { ...seen, limit }, transaction },
    );
  }

  async countFailed(transaction: Transaction, seen: SeenFailure): Promise<number> {
    const [row] = await this.connection.query<{ count: number }>(
      `SELECT COUNT(*) AS count FROM outbox WHERE ${OF_FAILURE}`,
      { type: QueryTypes.SELECT, replacements: { ...seen }, transaction },
    );
    return Number(row?.count ?? 0);
  }

  /** In that order. */
  async sendAgain(transaction: Transaction, ids: readonly number[]): Promise<void> {
    const replacements = { ids: [...ids] };
    await this.connection.query(SEND_AGAIN, { type: QueryTypes.UPDATE, replacements, transaction });
  }
}
