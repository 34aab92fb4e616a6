// Keeps pictures in the database, where every instance finds them. Their names are made from their content.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { PictureType, PictureUsage } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';

export interface KeptPicture {
  readonly name: string;
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  readonly byteCount: number;
  readonly addedAtMs: number;
  /** Null when it came in before that was kept. */
  readonly addedBy: string | null;
}

export interface PictureSearch {
  /** Null for all. */
  readonly usage: PictureUsage | null;
  /** Names of all that are used. */
  readonly used: readonly string[];
  readonly page: number;
  readonly size: number;
}

const COLUMNS = `name, type, width, height, byte_count AS byteCount, added_at_ms AS addedAtMs, added_by AS addedBy`;
const CONDITIONS: Readonly<Record<PictureUsage, string>> = {
  used: 'name IN (:used)',
  unused: 'name NOT IN (:used)',
};
/** In a list that must not be empty. */
const NO_NAME = '';

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

  /** Nobody deletes it, and no article that shows it is saved, before the transaction is over. */
  async lock(name: string, transaction: Transaction): Promise<KeptPicture | null> {
    const [row] = await this.connection.query<KeptPicture>(
      `SELECT ${COLUMNS} FROM pictures WHERE name = :name FOR UPDATE`,
      { type: QueryTypes.SELECT, replacements: { name }, transaction },
    );
    return row ?? null;
  }

  /** Those of the names that are here; they stay until the transaction is over. */
  async hold(names: readonly string[], transaction: Transaction): Promise<readonly string[]> {
    if (names.length === 0) return [];
    const rows = await this.connection.query<{ readonly name: string }>(
      'SELECT name FROM pictures WHERE name IN (:names) ORDER BY name LOCK IN SHARE MODE',
      { type: QueryTypes.SELECT, replacements: { names }, transaction },
    );
    return rows.map(({ name }) => name);
  }

  /** The newest first. */
  async page(search: PictureSearch): Promise<{ items: readonly KeptPicture[]; total: number }> {
    const { usage, used, page, size } = search;
    const where = usage === null ? '' : `WHERE ${CONDITIONS[usage]}`;
    const replacements = { used: [NO_NAME, ...used], size, offset: (page - 1) * size };
    const options = { type: QueryTypes.SELECT, replacements } as const;
    const [items, [count]] = await Promise.all([
      this.connection.query<KeptPicture>(
        `SELECT ${COLUMNS} FROM pictures ${where} ORDER BY added_at_ms DESC, name LIMIT :size OFFSET :offset`,
        options,
      ),
      this.connection.query<{ readonly total: number }>(
        `SELECT COUNT(*) AS total FROM pictures ${where}`,
        options,
      ),
    ]);
    return { items, total: count?.total ?? 0 };
  }

  async count(transaction: Transaction): Promise<number> {
    const [row] = await this.connection.query<{ readonly total: number }>(
      'SELECT COUNT(*) AS total FROM pictures',
      { type: QueryTypes.SELECT, transaction },
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
      `INSERT INTO pictures (name, type, width, height, byte_count, content, added_at_ms, added_by)
       VALUES (:name, :type, :width, :height, :byteCount, :content, ${SERVER_NOW_MS}, :addedBy)
       ON DUPLICATE KEY UPDATE name = VALUES(name)`,
      { type: QueryTypes.INSERT, replacements: { ...picture, content }, transaction },
    );
  }

  async remove(name: string, transaction: Transaction): Promise<void> {
    await this.connection.query('DELETE FROM pictures WHERE name = :name', {
      type: QueryTypes.BULKDELETE,
      replacements: { name },
      transaction,
    });
  }
}
