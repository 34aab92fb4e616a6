// Keeps what was asked for and what was decided. Nothing is ever deleted.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ApprovalGroup, ApprovalKind } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { Actor } from '../staff-authentication';
import type { Approval, Facts, Wish } from './approval';

export interface Decision {
  readonly state: 'approved' | 'declined' | 'takenBack';
  readonly reason: string | null;
}

type Row = Omit<Approval, 'facts'> & { readonly facts: string };

const COLUMNS = `id, kind, subject, amount_fen AS amountFen, facts, reason, asked_by AS askedBy,
  asked_by_name AS askedByName, asked_at_ms AS askedAtMs, state, decided_by_name AS decidedByName,
  decided_at_ms AS decidedAtMs, decision_reason AS decisionReason`;
const OF_GROUP: Readonly<Record<ApprovalGroup, string>> = {
  open: `state = 'open'`,
  decided: `state <> 'open'`,
};
/** The oldest first where somebody has to decide, else the newest. */
const ORDER: Readonly<Record<ApprovalGroup, string>> = { open: 'id', decided: 'id DESC' };
const OF_SUBJECT_MAX = 50;

@Injectable()
export class ApprovalsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Null when the same waits already. */
  async add(transaction: Transaction, { staffId, name }: Actor, wish: Wish): Promise<number | null> {
    const replacements = { ...wish, facts: JSON.stringify(wish.facts), staffId, name };
    try {
      const [id] = await this.connection.query(
        `INSERT INTO approvals (kind, subject, amount_fen, facts, reason, asked_by, asked_by_name, asked_at_ms, state)
         VALUES (:kind, :subject, :amountFen, :facts, :reason, :staffId, :name, ${SERVER_NOW_MS}, 'open')`,
        { type: QueryTypes.INSERT, replacements, transaction },
      );
      return id;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return null;
      throw error;
    }
  }

  async byId(id: number, transaction: Transaction | null = null): Promise<Approval | null> {
    const [found] = await this.select('WHERE id = :id', { id }, transaction);
    return found ?? null;
  }

  /** Nobody else decides it until the transaction ends. */
  async lock(transaction: Transaction, id: number): Promise<Approval | null> {
    const [found] = await this.select('WHERE id = :id FOR UPDATE', { id }, transaction);
    return found ?? null;
  }

  async openOf(
    kind: ApprovalKind,
    subject: string,
    transaction: Transaction | null = null,
  ): Promise<Approval | null> {
    const [found] = await this.select(
      `WHERE kind = :kind AND subject = :subject AND is_open = 1`,
      { kind, subject },
      transaction,
    );
    return found ?? null;
  }

  /** Which of these have one that waits. */
  async openAmong(kind: ApprovalKind, subjects: readonly string[]): Promise<ReadonlySet<string>> {
    if (subjects.length === 0) return new Set();
    const rows = await this.connection.query<{ subject: string }>(
      'SELECT subject FROM approvals WHERE kind = :kind AND is_open = 1 AND subject IN (:subjects)',
      { type: QueryTypes.SELECT, replacements: { kind, subjects: [...subjects] } },
    );
    return new Set(rows.map(({ subject }) => subject));
  }

  /** The newest first. */
  ofSubject(kind: ApprovalKind, subject: string): Promise<readonly Approval[]> {
    return this.select(
      `WHERE kind = :kind AND subject = :subject ORDER BY id DESC LIMIT ${OF_SUBJECT_MAX}`,
      { kind, subject },
      null,
    );
  }

  async page(
    kinds: readonly ApprovalKind[],
    group: ApprovalGroup,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly Approval[]; readonly total: number }> {
    if (kinds.length === 0) return { rows: [], total: 0 };
    const where = `WHERE ${OF_GROUP[group]} AND kind IN (:kinds)`;
    const replacements = { kinds: [...kinds], limit, offset };
    const [rows, [count]] = await Promise.all([
      this.select(`${where} ORDER BY ${ORDER[group]} LIMIT :limit OFFSET :offset`, replacements, null),
      this.connection.query<{ total: number }>(`SELECT COUNT(*) AS total FROM approvals ${where}`, {
        type: QueryTypes.SELECT,
        replacements,
      }),
    ]);
    return { rows, total: count?.total ?? 0 };
  }

  /** Of one that the transaction holds and that is open. */
  async decide(
    transaction: Transaction,
    id: number,
    { staffId, name }: Actor,
    { state, reason }: Decision,
  ): Promise<void> {
    await this.connection.query(
      `UPDATE approvals SET state = :state, decided_by = :staffId, decided_by_name = :name,
         decided_at_ms = ${SERVER_NOW_MS}, decision_reason = :reason WHERE id = :id`,
      { type: QueryTypes.UPDATE, replacements: { id, staffId, name, state, reason }, transaction },
    );
  }

  /** What came of it. */
  async noteMade(transaction: Transaction, id: number, made: string): Promise<void> {
    await this.connection.query('UPDATE approvals SET made = ? WHERE id = ?', {
      type: QueryTypes.UPDATE,
      replacements: [made, id],
      transaction,
    });
  }

  private async select(
    where: string,
    replacements: Record<string, unknown>,
    transaction: Transaction | null,
  ): Promise<readonly Approval[]> {
    const rows = await this.connection.query<Row>(`SELECT ${COLUMNS} FROM approvals ${where}`, {
      type: QueryTypes.SELECT,
      replacements,
      transaction,
    });
    // Only this store writes there.
    return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as Facts }));
  }
}
