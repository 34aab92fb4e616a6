// Citizens whose name has no hash yet, and closed accounts that still have one.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

interface UnhashedName {
  readonly id: number;
  /** Empty for a closed account. */
  readonly displayName: string;
}

/** What stands where there is nothing to find. */
export const NO_NAME = '';

@Injectable()
export class UnhashedNamesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  next(max: number): Promise<readonly UnhashedName[]> {
    return this.connection.query<UnhashedName>(
      'SELECT id, display_name AS displayName FROM citizens WHERE name_hash IS NULL ORDER BY id LIMIT ?',
      { type: QueryTypes.SELECT, replacements: [max] },
    );
  }

  /** Only where the name still is what was hashed: an account may have been closed meanwhile. */
  async keep(hashed: readonly (UnhashedName & { readonly nameHash: string })[]): Promise<void> {
    const cases = hashed.map(() => 'WHEN id = ? AND display_name = ? THEN ?').join(' ');
    await this.connection.query(
      `UPDATE citizens SET name_hash = CASE ${cases} ELSE name_hash END WHERE id IN (?) AND name_hash IS NULL`,
      {
        type: QueryTypes.UPDATE,
        replacements: [
          ...hashed.flatMap(({ id, displayName, nameHash }) => [id, displayName, nameHash]),
          hashed.map(({ id }) => id),
        ],
      },
    );
  }

  /** A program of the release before closes accounts and knows nothing of hashes. Returns how many there were, `max` at most. */
  async emptyClosed(max: number): Promise<number> {
    const rows = await this.connection.query<{ id: number }>(
      `SELECT id FROM citizens WHERE name_hash > '' AND closed_at_ms IS NOT NULL LIMIT ?`,
      { type: QueryTypes.SELECT, replacements: [max] },
    );
    if (rows.length > 0)
      await this.connection.query('UPDATE citizens SET name_hash = ? WHERE id IN (?)', {
        type: QueryTypes.UPDATE,
        replacements: [NO_NAME, rows.map(({ id }) => id)],
      });
    return rows.length;
  }
}
