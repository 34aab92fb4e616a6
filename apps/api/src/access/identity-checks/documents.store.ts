// Whose a document is: the keyed hash in the table of citizens, which is unique, and what the office moves from one account to another.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { DocumentHashes } from '../citizens';

export interface DocumentHolder {
  readonly citizenId: number;
  readonly username: string;
  readonly isVerified: boolean;
  readonly paidEnrolments: number;
}

@Injectable()
export class DocumentsStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly hashes: DocumentHashes,
  ) {}

  /** Which other account has it. */
  async otherHolder(
    citizenId: number,
    document: string,
    documentKind: string | null,
  ): Promise<DocumentHolder | null> {
    const documentHash = this.hashes.of(document, documentKind);
    const [row] = await this.connection.query<Omit<DocumentHolder, 'isVerified'> & { state: string | null }>(
      `SELECT citizens.id AS citizenId, citizens.username, checks.state,
         (SELECT COUNT(*) FROM enrolments JOIN auctions ON auctions.id = enrolments.auction_id
          WHERE enrolments.citizen_id = citizens.id AND enrolments.state = 'paid' AND auctions.settled_at_ms IS NULL) AS paidEnrolments
       FROM citizens LEFT JOIN identity_checks checks ON checks.citizen_id = citizens.id
       WHERE citizens.document_hash = :documentHash AND citizens.id <> :citizenId`,
      { type: QueryTypes.SELECT, replacements: { citizenId, documentHash } },
    );
    if (row === undefined) return null;
    const { username, state, paidEnrolments } = row;
    return { citizenId: row.citizenId, username, isVerified: state === 'verified', paidEnrolments };
  }

  /** Gives an account the document that it names, where nobody has it; false where somebody does. */
  async take(citizenId: number, document: string, documentKind: string | null): Promise<boolean> {
    try {
      await this.put(null, citizenId, this.hashes.of(document, documentKind));
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }

  /** From whoever has it: who that was, null for nobody. */
  async move(
    transaction: Transaction,
    citizenId: number,
    document: string,
    documentKind: string | null,
  ): Promise<number | null> {
    const documentHash = this.hashes.of(document, documentKind);
    const [holder] = await this.connection.query<{ id: number }>(
      'SELECT id FROM citizens WHERE document_hash = ? AND id <> ? FOR UPDATE',
      { type: QueryTypes.SELECT, replacements: [documentHash, citizenId], transaction },
    );
    if (holder !== undefined) await this.put(transaction, holder.id, null);
    await this.put(transaction, citizenId, documentHash);
    return holder?.id ?? null;
  }

  /** Something was paid for under the name that the account has. */
  async hasPaid(transaction: Transaction, citizenId: number): Promise<boolean> {
    const rows = await this.connection.query<{ id: number }>(
      `SELECT id FROM orders WHERE citizen_id = ? AND state IN ('paid', 'refunding') LIMIT 1`,
      { type: QueryTypes.SELECT, replacements: [citizenId], transaction },
    );
    return rows.length > 0;
  }

  async changeRegion(transaction: Transaction, citizenId: number, region: string): Promise<void> {
    await this.connection.query('UPDATE citizens SET region = ? WHERE id = ?', {
      ...{ type: QueryTypes.UPDATE, replacements: [region, citizenId], transaction },
    });
  }

  private async put(
    transaction: Transaction | null,
    citizenId: number,
    documentHash: string | null,
  ): Promise<void> {
    await this.connection.query('UPDATE citizens SET document_hash = ? WHERE id = ?', {
      ...{ type: QueryTypes.UPDATE, replacements: [documentHash, citizenId], transaction },
    });
  }
}
