// Passkeys in the database. What people call them is sealed: it may be a name.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import type { NewPasskey, Passkey, Person } from './passkey';

interface Row extends Omit<Passkey, 'transports' | 'name'> {
  readonly transports: string;
  readonly nameSealed: string;
}

const COLUMNS = `id, host, credential_id AS credentialId, public_key AS publicKey, counter, transports, name_sealed AS nameSealed,
  created_at_ms AS createdAtMs, last_used_at_ms AS lastUsedAtMs`;

@Injectable()
export class PasskeysStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  /** The oldest first, those of former hosts too. */
  async of({ kind, id }: Person): Promise<readonly Passkey[]> {
    const rows = await this.connection.query<Row>(
      `SELECT ${COLUMNS} FROM passkeys WHERE person_kind = ? AND person_id = ? ORDER BY id`,
      { type: QueryTypes.SELECT, replacements: [kind, id] },
    );
    return rows.map((row) => this.passkeyOf(row));
  }

  /** Whoever of that kind has it. */
  async byCredential(
    kind: Person['kind'],
    credentialId: string,
  ): Promise<{ readonly person: Person; readonly passkey: Passkey } | null> {
    const [row] = await this.connection.query<Row & { readonly personId: number }>(
      `SELECT ${COLUMNS}, person_id AS personId FROM passkeys WHERE credential_id = ? AND person_kind = ?`,
      { type: QueryTypes.SELECT, replacements: [credentialId, kind] },
    );
    if (row === undefined) return null;
    const { personId: id, ...passkey } = row;
    return { person: { kind, id }, passkey: this.passkeyOf(passkey) };
  }

  async hasOneAt(host: string, { kind, id }: Person): Promise<boolean> {
    const rows = await this.connection.query(
      'SELECT id FROM passkeys WHERE person_kind = ? AND person_id = ? AND host = ? LIMIT 1',
      { type: QueryTypes.SELECT, replacements: [kind, id, host] },
    );
    return rows.length > 0;
  }

  /** False when somebody has it. */
  async add(transaction: Transaction, { kind, id }: Person, passkey: NewPasskey): Promise<boolean> {
    const { host, credentialId, publicKey, counter, transports, name } = passkey;
    try {
      await this.connection.query(
        `INSERT INTO passkeys (person_kind, person_id, host, credential_id, public_key, counter, transports, name_sealed, created_at_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        {
          type: QueryTypes.INSERT,
          replacements: [
            ...[kind, id, host, credentialId, publicKey, counter],
            ...[transports.join(), this.personalData.seal(name), Date.now()],
          ],
          transaction,
        },
      );
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }

  /** False when its counter was there before: of two that sign at once with one number, one is a copy. Some never count, and stay at 0. */
  async noteUse({ id }: Pick<Passkey, 'id'>, counter: number): Promise<boolean> {
    const [, changed] = await this.connection.query(
      'UPDATE passkeys SET counter = ?, last_used_at_ms = ? WHERE id = ? AND (counter < ? OR (counter = 0 AND ? = 0))',
      { type: QueryTypes.UPDATE, replacements: [counter, Date.now(), id, counter, counter] },
    );
    return changed === 1;
  }

  /** False when it is not theirs, or gone. */
  async rename({ kind, id }: Person, passkeyId: number, name: string): Promise<boolean> {
    const [, changed] = await this.connection.query(
      'UPDATE passkeys SET name_sealed = ? WHERE id = ? AND person_kind = ? AND person_id = ?',
      { type: QueryTypes.UPDATE, replacements: [this.personalData.seal(name), passkeyId, kind, id] },
    );
    return changed === 1;
  }

  /** False when it is not theirs, or gone. */
  async remove(transaction: Transaction, { kind, id }: Person, passkeyId: number): Promise<boolean> {
    const gone = await this.delete(transaction, 'id = ? AND person_kind = ? AND person_id = ?', [
      ...[passkeyId, kind, id],
    ]);
    return gone === 1;
  }

  /** How many there were. */
  removeAll(transaction: Transaction, { kind, id }: Person): Promise<number> {
    return this.delete(transaction, 'person_kind = ? AND person_id = ?', [kind, id]);
  }

  /** At most `max` of citizens who have no open account; how many went. Ids come first, so that no row of a citizen is locked. */
  async eraseOfClosed(max: number): Promise<number> {
    const rows = await this.connection.query<{ readonly id: number }>(
      `SELECT passkeys.id FROM passkeys
       LEFT JOIN citizens ON citizens.id = passkeys.person_id AND citizens.closed_at_ms IS NULL
       WHERE passkeys.person_kind = 'citizen' AND citizens.id IS NULL LIMIT ?`,
      { type: QueryTypes.SELECT, replacements: [max] },
    );
    if (rows.length === 0) return 0;
    await this.connection.query('DELETE FROM passkeys WHERE id IN (?)', {
      replacements: [rows.map(({ id }) => id)],
    });
    return rows.length;
  }

  private async delete(
    transaction: Transaction,
    where: string,
    replacements: (string | number)[],
  ): Promise<number> {
    const [, gone] = await this.connection.query(`DELETE FROM passkeys WHERE ${where}`, {
      type: QueryTypes.UPDATE,
      replacements,
      transaction,
    });
    return gone;
  }

  private passkeyOf({ transports, nameSealed, ...row }: Row): Passkey {
    return {
      ...row,
      transports: transports === '' ? [] : transports.split(','),
      name: this.personalData.open(nameSealed),
    };
  }
}
