// Keeps what staff set, change by change: rows are added and never changed, and the newest of a name counts.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { SETTING_NAMES, type SettingChange, type SettingName } from '@haopai/contracts';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Actor } from '../staff-authentication';
import type { Transaction } from '../../platform/database';

export interface StandingSetting {
  /** Null while the default counts. */
  readonly value: number | null;
  /** 0 while nobody has set anything. */
  readonly version: number;
}

const HISTORY_MAX = 200;

const STANDING = `
  SELECT name, value, version FROM settings AS newest
  WHERE version = (SELECT MAX(version) FROM settings WHERE name = newest.name)`;

const ADD = `
  INSERT INTO settings (name, version, value, changed_at_ms, staff_id, staff_name, reason)
  VALUES (:name, :version, :value, ${SERVER_NOW_MS}, :staffId, :staffName, :reason)`;

@Injectable()
export class SettingsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Of names that this version of the program knows; those that nobody set are not among them. */
  async standing(transaction?: Transaction): Promise<ReadonlyMap<SettingName, StandingSetting>> {
    const rows = await this.connection.query<StandingSetting & { readonly name: SettingName }>(STANDING, {
      type: QueryTypes.SELECT,
      ...(transaction === undefined ? {} : { transaction }),
    });
    const known = rows.filter(({ name }) => SETTING_NAMES.includes(name));
    return new Map(known.map(({ name, value, version }) => [name, { value, version }]));
  }

  /** False when somebody else was first to make this version. */
  async add(
    transaction: Transaction,
    { staffId, name: staffName }: Actor,
    change: Pick<SettingChange, 'version' | 'value' | 'reason'> & { readonly name: SettingName },
  ): Promise<boolean> {
    try {
      const replacements = { ...change, staffId, staffName };
      await this.connection.query(ADD, { type: QueryTypes.INSERT, replacements, transaction });
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }

  /** The newest first. */
  history(name: SettingName): Promise<SettingChange[]> {
    return this.connection.query<SettingChange>(
      `SELECT version, value, changed_at_ms AS changedAtMs, staff_name AS staffName, reason
       FROM settings WHERE name = :name ORDER BY version DESC LIMIT ${HISTORY_MAX}`,
      { type: QueryTypes.SELECT, replacements: { name } },
    );
  }
}
