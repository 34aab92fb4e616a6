// Which entries of the audit speak of which plate.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';

@Injectable()
export class PlateActsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async link(transaction: Transaction, entryNo: number, plateIds: readonly number[]): Promise<void> {
    if (plateIds.length === 0) return;
    const rows = plateIds.map((id) => [id, entryNo]);
    await this.connection.query(
      `INSERT INTO plate_acts (plate_id, entry_no) VALUES ${rows.map(() => '(?)').join()}`,
      { type: QueryTypes.RAW, replacements: rows, transaction },
    );
  }

  /** The entries themselves stay. */
  async forget(transaction: Transaction, plateIds: readonly number[]): Promise<void> {
    await this.connection.query('DELETE FROM plate_acts WHERE plate_id IN (?)', {
      type: QueryTypes.RAW,
      replacements: [[...plateIds]],
      transaction,
    });
  }

  /** The very text of the newest of its entries; null for none. */
  async newestOf(plateId: number, transaction: Transaction): Promise<string | null> {
    const [row] = await this.connection.query<{ readonly entry: string }>(
      `SELECT audit_entries.entry FROM plate_acts
       JOIN audit_entries ON audit_entries.entry_no = plate_acts.entry_no
       WHERE plate_acts.plate_id = ? ORDER BY plate_acts.entry_no DESC LIMIT 1`,
      { type: QueryTypes.SELECT, replacements: [plateId], transaction },
    );
    return row?.entry ?? null;
  }

  /** The very entries, as JSON, in the order in which they were written. */
  async entriesOf(plateId: number): Promise<readonly string[]> {
    const rows = await this.connection.query<{ entry: string }>(
      `SELECT audit_entries.entry FROM plate_acts
       JOIN audit_entries ON audit_entries.entry_no = plate_acts.entry_no
       WHERE plate_acts.plate_id = ? ORDER BY plate_acts.entry_no`,
      { type: QueryTypes.SELECT, replacements: [plateId] },
    );
    return rows.map(({ entry }) => entry);
  }
}
