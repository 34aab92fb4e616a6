// Another car for an entry that is still free: wherever its VIN stands.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { PlateView } from '@haopai/contracts';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { OwnEntriesStore, type OwnEntry } from './own-entries.store';

export interface ChangeableEntry {
  readonly vin: string;
  readonly auctionId: number;
  /** Paid, behind no lot, and before the start of an auction that is neither a drill nor cancelled. */
  readonly isFree: boolean;
  /** The plate that its reservation brought; null where there was none. */
  readonly reserved: Pick<PlateView, 'number' | 'colour'> | null;
}

interface EntryRow extends Omit<ChangeableEntry, 'isFree' | 'reserved'> {
  readonly isFree: number;
  readonly number: string | null;
  readonly colour: PlateView['colour'] | null;
}

const ENTRY = `
  SELECT entries.vin, entries.auction_id AS auctionId, entries.state = 'paid' AND entry_bindings.entry_id IS NULL
    AND auctions.is_drill = 0 AND auctions.cancelled_at_ms IS NULL AND auctions.starts_at_ms > ${SERVER_NOW_MS} AS isFree,
    reservations.plate_number AS number, reservations.plate_colour AS colour
  FROM entries JOIN auctions ON auctions.id = entries.auction_id
  LEFT JOIN entry_bindings ON entry_bindings.entry_id = entries.id
  LEFT JOIN reservations ON reservations.entry_id = entries.id WHERE entries.id = ?`;

/** What was ordered stays as it was said then. A paid reservation is an entry, and frees the car with it. */
const CHANGES: readonly string[] = [
  'UPDATE entries SET vin = :vin WHERE id = :entryId',
  'UPDATE deposits SET vin = :vin WHERE entry_id = :entryId',
  'UPDATE reservations SET vin = :vin WHERE entry_id = :entryId',
];

@Injectable()
export class EntryVinsStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly entries: OwnEntriesStore,
  ) {}

  /** Null when it is none of the citizen's. Nobody else changes it until the transaction ends. */
  async lock(transaction: Transaction, own: OwnEntry): Promise<ChangeableEntry | null> {
    if (!(await this.entries.lock(transaction, own))) return null;
    const [row] = await this.connection.query<EntryRow>(ENTRY, {
      ...{ type: QueryTypes.SELECT, replacements: [own.entryId], transaction },
    });
    if (row === undefined) return null;
    const { vin, auctionId, isFree, number, colour } = row;
    const reserved = number === null || colour === null ? null : { number, colour };
    return { vin, auctionId, isFree: Number(isFree) !== 0, reserved };
  }

  /** False when the car is in the auction already, or in another reservation. */
  async change(transaction: Transaction, entryId: number, vin: string): Promise<boolean> {
    try {
      for (const sql of CHANGES)
        await this.connection.query(sql, {
          type: QueryTypes.RAW,
          replacements: { entryId, vin },
          transaction,
        });
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }
}
