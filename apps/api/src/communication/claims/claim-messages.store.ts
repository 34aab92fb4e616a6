// What was written and shown in a claim: sealed in the table, and opened only for whoever the claim is between.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { AdminClaimMessageView, ClaimFileView, ClaimMessageKind, PictureType } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';

export interface NewMessage {
  readonly claimId: number;
  readonly kind: ClaimMessageKind;
  /** Null for the citizen's. */
  readonly staffName: string | null;
  readonly text: string;
}

interface MessageRow {
  readonly id: number;
  readonly kind: ClaimMessageKind;
  readonly staffName: string | null;
  readonly textSealed: string;
  readonly atMs: number;
}

interface FileRow extends ClaimFileView {
  readonly messageId: number;
}

@Injectable()
export class ClaimMessagesStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  async add(transaction: Transaction, { text, ...message }: NewMessage): Promise<void> {
    await this.connection.query(
      `INSERT INTO claim_messages (claim_id, kind, staff_name, text_sealed, at_ms)
       VALUES (:claimId, :kind, :staffName, :textSealed, ${SERVER_NOW_MS})`,
      {
        type: QueryTypes.INSERT,
        replacements: { ...message, textSealed: this.personalData.seal(text) },
        transaction,
      },
    );
  }

  /** The oldest first. */
  async of(claimId: number): Promise<readonly AdminClaimMessageView[]> {
    const options = { type: QueryTypes.SELECT as const, replacements: [claimId] };
    const rows = await this.connection.query<MessageRow>(
      `SELECT id, kind, staff_name AS staffName, text_sealed AS textSealed, at_ms AS atMs
       FROM claim_messages WHERE claim_id = ? ORDER BY id`,
      options,
    );
    const files = await this.connection.query<FileRow>(
      `SELECT id, message_id AS messageId, type, byte_count AS byteCount FROM claim_files WHERE claim_id = ? ORDER BY id`,
      options,
    );
    return rows.map(({ textSealed, ...message }) => ({
      ...message,
      text: this.personalData.open(textSealed),
      files: files
        .filter(({ messageId }) => messageId === message.id)
        .map(({ messageId: _, ...file }) => file),
    }));
  }

  /** The citizen's last message, and how many files there are with it and in all. */
  async lastOwn(
    transaction: Transaction,
    claimId: number,
  ): Promise<{ readonly messageId: number; readonly itsFiles: number; readonly allFiles: number }> {
    const [row] = await this.connection.query<{ messageId: number; itsFiles: number; allFiles: number }>(
      `SELECT messages.id AS messageId,
         (SELECT COUNT(*) FROM claim_files WHERE claim_files.message_id = messages.id) AS itsFiles,
         (SELECT COUNT(*) FROM claim_files WHERE claim_files.claim_id = messages.claim_id) AS allFiles
       FROM claim_messages messages WHERE messages.claim_id = ? AND messages.staff_name IS NULL
       ORDER BY messages.id DESC LIMIT 1`,
      { type: QueryTypes.SELECT, replacements: [claimId], transaction },
    );
    if (row === undefined) throw new Error(`Claim ${claimId} has no first message`);
    return row;
  }

  async addFile(
    transaction: Transaction,
    file: { readonly claimId: number; readonly messageId: number; readonly type: PictureType },
    content: Buffer,
  ): Promise<void> {
    const contentSealed = this.personalData.seal(content.toString('base64'));
    await this.connection.query(
      `INSERT INTO claim_files (claim_id, message_id, type, byte_count, content_sealed)
       VALUES (:claimId, :messageId, :type, :byteCount, :contentSealed)`,
      {
        type: QueryTypes.INSERT,
        replacements: { ...file, byteCount: content.length, contentSealed },
        transaction,
      },
    );
  }

  async file(
    claimId: number,
    fileId: number,
  ): Promise<{ readonly type: PictureType; readonly content: Buffer } | null> {
    const [row] = await this.connection.query<{ type: PictureType; contentSealed: string }>(
      'SELECT type, content_sealed AS contentSealed FROM claim_files WHERE claim_id = ? AND id = ?',
      { type: QueryTypes.SELECT, replacements: [claimId, fileId] },
    );
    if (row === undefined) return null;
    const { type, contentSealed } = row;
    return { type, content: Buffer.from(this.personalData.open(contentSealed), 'base64') };
  }
}
