// Keeps the files of auctions in pieces of a megabyte: none of them is ever whole in a statement, and who gives one out holds a piece at a time.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { AuctionAttachment } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

const PART_BYTES = 1024 * 1024;
/** Pieces in memory: the files of the auction that everybody looks at. */
const HELD_MAX = 24;
const COLUMNS = `auction_attachments.id AS attachmentId, auction_attachments.name, auction_attachments.byte_count AS byteCount,
  auction_attachments.sha256`;

@Injectable()
export class AttachmentsStore {
  /** No piece ever changes, and no id comes again. A crowd that comes at once asks for each once. */
  private readonly held = new Map<string, Promise<Buffer>>();

  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** In the order in which they came. */
  of(auctionId: number, transaction: Transaction | null = null): Promise<readonly AuctionAttachment[]> {
    return this.connection.query<AuctionAttachment>(
      `SELECT ${COLUMNS} FROM auction_attachments WHERE auction_id = ? ORDER BY id`,
      { type: QueryTypes.SELECT, replacements: [auctionId], transaction },
    );
  }

  /** Null of a draft. */
  async published(auctionId: number, attachmentId: number): Promise<AuctionAttachment | null> {
    const [row] = await this.connection.query<AuctionAttachment>(
      `SELECT ${COLUMNS} FROM auction_attachments JOIN auctions ON auctions.id = auction_attachments.auction_id
       WHERE auction_attachments.id = ? AND auctions.id = ? AND auctions.published_at_ms <= ${SERVER_NOW_MS}`,
      { type: QueryTypes.SELECT, replacements: [attachmentId, auctionId] },
    );
    return row ?? null;
  }

  /** Piece by piece, as fast as they are taken. Where one is not to be had the connection ends: whoever loads it sees that it is not whole. */
  async *partsOf({ attachmentId, byteCount }: AuctionAttachment): AsyncGenerator<Buffer> {
    const count = Math.ceil(byteCount / PART_BYTES);
    for (let partNo = 0; partNo < count; partNo += 1) yield await this.heldPart(attachmentId, partNo);
  }

  async add(
    transaction: Transaction,
    auctionId: number,
    { name, sha256 }: Pick<AuctionAttachment, 'name' | 'sha256'>,
    content: Buffer,
  ): Promise<void> {
    const [attachmentId] = await this.connection.query(
      `INSERT INTO auction_attachments (auction_id, name, byte_count, sha256, added_at_ms)
       VALUES (?, ?, ?, ?, ${SERVER_NOW_MS})`,
      { type: QueryTypes.INSERT, replacements: [auctionId, name, content.length, sha256], transaction },
    );
    for (let partNo = 0; partNo * PART_BYTES < content.length; partNo += 1) {
      const part = content.subarray(partNo * PART_BYTES, (partNo + 1) * PART_BYTES);
      await this.connection.query(
        'INSERT INTO auction_attachment_parts (attachment_id, part_no, content) VALUES (?, ?, ?)',
        { type: QueryTypes.INSERT, replacements: [attachmentId, partNo, part], transaction },
      );
    }
  }

  async remove(transaction: Transaction, attachmentId: number): Promise<void> {
    await this.takeOut(transaction, 'id', attachmentId);
  }

  async removeAllOf(transaction: Transaction, auctionId: number): Promise<void> {
    await this.takeOut(transaction, 'auction_id', auctionId);
  }

  /** Into a draft that has none. Its contents are those of the other: fifty megabytes would be a large write for a replicated engine (docs/adr/0140). */
  async copy(transaction: Transaction, fromAuctionId: number, toAuctionId: number): Promise<void> {
    await this.connection.query(
      `INSERT INTO auction_attachments (auction_id, name, byte_count, sha256, added_at_ms, content_of)
       SELECT ?, name, byte_count, sha256, ${SERVER_NOW_MS}, COALESCE(content_of, id)
       FROM auction_attachments WHERE auction_id = ? ORDER BY id`,
      { type: QueryTypes.INSERT, replacements: [toAuctionId, fromAuctionId], transaction },
    );
  }

  /** What another auction shows stays, of no auction, until the last that shows it is gone. */
  private async takeOut(transaction: Transaction, column: 'id' | 'auction_id', value: number): Promise<void> {
    await this.connection.query(`UPDATE auction_attachments SET auction_id = NULL WHERE ${column} = ?`, {
      type: QueryTypes.UPDATE,
      replacements: [value],
      transaction,
    });
    for (const sql of [
      'DELETE FROM auction_attachments WHERE auction_id IS NULL AND content_of IS NOT NULL',
      `DELETE unseen FROM auction_attachments unseen LEFT JOIN auction_attachments shown ON shown.content_of = unseen.id
       WHERE unseen.auction_id IS NULL AND shown.id IS NULL`,
    ])
      await this.connection.query(sql, { type: QueryTypes.DELETE, transaction });
  }

  private heldPart(attachmentId: number, partNo: number): Promise<Buffer> {
    const key = `${attachmentId}.${partNo}`;
    const known = this.held.get(key);
    if (known !== undefined) return known;
    const part = this.part(attachmentId, partNo);
    part.catch(() => this.held.delete(key));
    this.held.set(key, part);
    const [oldest] = this.held.keys();
    if (this.held.size > HELD_MAX && oldest !== undefined) this.held.delete(oldest);
    return part;
  }

  private async part(attachmentId: number, partNo: number): Promise<Buffer> {
    const [row] = await this.connection.query<{ readonly content: Buffer }>(
      `SELECT content FROM auction_attachments JOIN auction_attachment_parts parts ON parts.attachment_id = COALESCE(content_of, id)
       WHERE id = ? AND part_no = ?`,
      { type: QueryTypes.SELECT, replacements: [attachmentId, partNo] },
    );
    if (row === undefined) throw new Error(`attachment ${attachmentId} lacks its part ${partNo}`);
    return row.content;
  }
}
