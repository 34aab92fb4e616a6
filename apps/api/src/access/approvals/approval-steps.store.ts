// Keeps the steps of each kind of act: versions are added and never changed, and the newest of a kind counts.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { APPROVAL_KINDS, type ApprovalKind, type ApprovalStep, SHIPPED_STEPS } from '@haopai/contracts';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface StandingSteps {
  readonly steps: readonly ApprovalStep[];
  /** 0 while those that are shipped count. */
  readonly version: number;
}

interface Row extends ApprovalStep {
  readonly kind: string;
  readonly version: number;
}

const STANDING = `
  SELECT kind, version, up_to_fen AS upToFen, permission, people FROM approval_steps newest
  WHERE version = (SELECT MAX(version) FROM approval_steps WHERE kind = newest.kind) ORDER BY kind, step_no`;

@Injectable()
export class ApprovalStepsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Of all kinds. */
  async standing(
    transaction: Transaction | null = null,
  ): Promise<Readonly<Record<ApprovalKind, StandingSteps>>> {
    const rows = await this.connection.query<Row>(STANDING, { type: QueryTypes.SELECT, transaction });
    const standingOf = (kind: ApprovalKind): StandingSteps => {
      const own = rows.filter((row) => row.kind === kind);
      const steps = own.map(({ upToFen, permission, people }) => ({ upToFen, permission, people }));
      const [first] = own;
      return first === undefined
        ? { steps: SHIPPED_STEPS[kind], version: 0 }
        : { steps, version: first.version };
    };
    return Object.fromEntries(APPROVAL_KINDS.map((kind) => [kind, standingOf(kind)])) as Record<
      ApprovalKind,
      StandingSteps
    >;
  }

  /** False when somebody else was first to make this version. */
  async add(
    transaction: Transaction,
    kind: ApprovalKind,
    { steps, version }: StandingSteps,
  ): Promise<boolean> {
    const rows = steps.map(({ upToFen, permission, people }, place) => [
      ...[kind, version, place + 1],
      ...[upToFen, permission, people],
    ]);
    try {
      await this.connection.query(
        `INSERT INTO approval_steps (kind, version, step_no, up_to_fen, permission, people)
         VALUES ${rows.map(() => '(?)').join()}`,
        { type: QueryTypes.RAW, replacements: rows, transaction },
      );
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }
}
