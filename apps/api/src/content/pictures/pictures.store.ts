// Keeps pictures in the database, where every instance finds them. Their names are made from their content.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/lot-mysql';
import type { PictureType } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../database';

export interface KeptPicture {
  readonly name: string;
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  readonly byteCount: number;
  readonly addedAtMs: number;
}

const COLUMNS = 'name, type, width, height, byte_count AS byteCount, added_at_ms AS addedAtMs';

@Injectable()
export class PicturesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async content(name: string): Promise<{ readonly type: PictureType; readonly content: Buffer } | null> {
    const [row] = await this.connection.query<{ readonly type: PictureType; readonly content: Buffer }>(
      'SELECT type, content FROM pictures WHERE name = :name',
      { type: QueryTypes.SELECT, replacements: { name } },
    );
    return row ?? null;
  }

  async byName(name: string, transaction: Transaction): Promise<KeptPicture | null> {
    const [row] = await this.connection.query<KeptPicture>(
      `SELECT ${COLUMNS} FROM pictures WHERE name = :name`,
      { type: QueryTypes.SELECT, replacements: { name }, transaction },
    );
    return row ?? null;
  }

  /** The newest first. */
  async page(page: number, size: number): Promise<{ items: readonly KeptPicture[]; total: number }> {
    const replacements = { size, offset: (page - 1) * size };
    const [items, total] = await Promise.all([
      this.connection.query<KeptPicture>(
        `SELECT ${COLUMNS} FROM pictures ORDER BY added_at_ms DESC, name LIMIT :size OFFSET :offset`,
        { type: QueryTypes.SELECT, replacements },
      ),
      this.count(),
    ]);
    return { items, total };
  }

  async count(transaction?: Transaction): Promise<number> {
    const [row] = await this.connection.query<{ readonly total: number }>(
      'SELECT COUNT(*) AS total FROM pictures',
      { type: QueryTypes.SELECT, ...(transaction === undefined ? {} : { transaction }) },
    );
    return row?.total ?? 0;
  }

  /** Nothing happens when it is there already. */
  async keep(
    transaction: Transaction,
    picture: Omit<KeptPicture, 'addedAtMs'>,
    content: Buffer,
  ): Promise<void> {
    await this.connection.query(
      `INSERT INTO pictures (name, type, width, height, byte_count, content, added_at_ms)
       VALUES (:name, :type, :width, :height, :byteCount, :content, ${SERVER_NOW_MS})
       ON DUPLICATE KEY UPDATE name = VALUES(name)`,
      { type: QueryTypes.INSERT, replacements: { ...picture, content }, transaction },
    );
  }
}
