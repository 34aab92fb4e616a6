// The files of confirmations that were given out: one of each in a language, never changed.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ConfirmationFileView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { Language } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface ConfirmationFile {
  readonly sha256: string;
  readonly signedBy: string | null;
  readonly pdf: Buffer;
}

interface FileKey {
  readonly confirmationId: number;
  readonly language: Language;
}

const FILE = 'FROM confirmation_files WHERE confirmation_id = ? AND language = ?';

@Injectable()
export class ConfirmationFilesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async find({ confirmationId, language }: FileKey): Promise<ConfirmationFile | null> {
    const [row] = await this.connection.query<ConfirmationFile>(
      `SELECT sha256, signed_by AS signedBy, pdf ${FILE}`,
      { type: QueryTypes.SELECT, replacements: [confirmationId, language] },
    );
    return row ?? null;
  }

  async headsOf(confirmationId: number): Promise<readonly ConfirmationFileView[]> {
    const rows = await this.connection.query<Omit<ConfirmationFileView, 'isSigned'> & { isSigned: 0 | 1 }>(
      `SELECT language, sha256, signed_by IS NOT NULL AS isSigned FROM confirmation_files
       WHERE confirmation_id = ? ORDER BY made_at_ms`,
      { type: QueryTypes.SELECT, replacements: [confirmationId] },
    );
    return rows.map(({ language, sha256, isSigned }) => ({
      language,
      sha256,
      isSigned: Number(isSigned) !== 0,
    }));
  }

  /** False where one was kept before: that one counts. */
  async keep(
    transaction: Transaction,
    { confirmationId, language }: FileKey,
    { sha256, signedBy, pdf }: ConfirmationFile,
  ): Promise<boolean> {
    await this.connection.query(
      `INSERT IGNORE INTO confirmation_files (confirmation_id, language, made_at_ms, sha256, signed_by, pdf)
       VALUES (?, ?, ${SERVER_NOW_MS}, ?, ?, ?)`,
      {
        type: QueryTypes.INSERT,
        replacements: [confirmationId, language, sha256, signedBy, pdf],
        transaction,
      },
    );
    const [row] = await this.connection.query<Pick<ConfirmationFile, 'sha256'>>(`SELECT sha256 ${FILE}`, {
      type: QueryTypes.SELECT,
      replacements: [confirmationId, language],
      transaction,
    });
    return row?.sha256 === sha256;
  }
}
