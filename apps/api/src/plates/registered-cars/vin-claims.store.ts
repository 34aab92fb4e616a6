// Keeps which car is held by what. The primary key decides between two who come at once.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import type { HeldCar, StandingClaim, VinClaimKind, VinHolder } from './vin-claim';

const ADD = `
  INSERT INTO vin_claims (vin_hash, kind, holder_id, citizen_id, at_ms)
  VALUES (:vinHash, :kind, :id, :citizenId, ${SERVER_NOW_MS})`;

/** What is there already stays, but gives way to a plate. */
const ADD_WHERE_FREE = `${ADD} ON DUPLICATE KEY UPDATE
  holder_id = IF(VALUES(kind) = 'plate' AND kind <> 'plate', VALUES(holder_id), holder_id),
  citizen_id = IF(VALUES(kind) = 'plate' AND kind <> 'plate', VALUES(citizen_id), citizen_id),
  kind = IF(VALUES(kind) = 'plate', 'plate', kind)`;

const STANDING = `
  SELECT claims.vin_hash AS vinHash, claims.kind, claims.holder_id AS id, claims.citizen_id AS citizenId,
    orders.due_at_ms AS unpaidUntilMs, orders.id AS unpaidOrderId
  FROM vin_claims claims
  LEFT JOIN entries ON claims.kind = 'entry' AND entries.id = claims.holder_id
  LEFT JOIN reservations ON claims.kind = 'reservation' AND reservations.id = claims.holder_id
  LEFT JOIN orders ON orders.state = 'created'
    AND orders.id = IF(claims.kind = 'order', claims.holder_id, COALESCE(entries.order_id, reservations.order_id))
  WHERE claims.vin_hash IN (?)`;

/** Ids begin at 1. */
const NO_HOLDER = { kind: 'order', id: 0 } as const;

@Injectable()
export class VinClaimsStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  hashOf(vin: string): string {
    return this.personalData.hash('vin', vin);
  }

  async standing(
    transaction: Transaction | null,
    vins: readonly string[],
  ): Promise<ReadonlyMap<string, StandingClaim>> {
    if (vins.length === 0) return new Map();
    const byHash = new Map(vins.map((vin) => [this.hashOf(vin), vin]));
    const rows = await this.connection.query<StandingClaim>(STANDING, {
      replacements: [[...byHash.keys()]],
      transaction,
      type: QueryTypes.SELECT,
    });
    return new Map(rows.map((row) => [byHash.get(row.vinHash) ?? '', row]));
  }

  /**
   * Nobody else takes or frees the car until the transaction ends, nor has a moment ago. Where nothing stands there is no row to change: one comes
   * and goes again, so that its key was written at every server of a cluster (docs/adr/0113).
   */
  async lock(transaction: Transaction, vin: string, citizenId: number): Promise<StandingClaim | null> {
    const locked = await this.connection.query('SELECT kind FROM vin_claims WHERE vin_hash = ? FOR UPDATE', {
      replacements: [this.hashOf(vin)],
      transaction,
      type: QueryTypes.SELECT,
    });
    if (locked.length === 0 && (await this.add(transaction, { ...NO_HOLDER, vin, citizenId })))
      await this.free(transaction, NO_HOLDER.kind, [NO_HOLDER.id]);
    return (await this.standing(transaction, [vin])).get(vin) ?? null;
  }

  /** Whoever else does it at the same moment, at another server of a cluster, does not commit as well: a lock alone holds at one (docs/adr/0113). */
  async renew(transaction: Transaction, kind: VinClaimKind, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await this.connection.query(
      `UPDATE vin_claims SET at_ms = GREATEST(at_ms + 1, ${SERVER_NOW_MS}) WHERE kind = ? AND holder_id IN (?)`,
      { replacements: [kind, [...ids]], transaction, type: QueryTypes.RAW },
    );
  }

  /** False when something else holds the car, also of the same instant. */
  async add(transaction: Transaction, car: HeldCar): Promise<boolean> {
    try {
      await this.write(transaction, ADD, this.valuesOf(car));
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }

  async addWhereFree(transaction: Transaction, car: HeldCar): Promise<void> {
    await this.write(transaction, ADD_WHERE_FREE, this.valuesOf(car));
  }

  /** False when `from` holds none. */
  async pass(transaction: Transaction, from: VinHolder, to: VinHolder): Promise<boolean> {
    const [, changed] = await this.connection.query(
      `UPDATE vin_claims SET kind = :kind, holder_id = :id WHERE kind = :fromKind AND holder_id = :fromId`,
      {
        replacements: { kind: to.kind, id: to.id, fromKind: from.kind, fromId: from.id },
        transaction,
        type: QueryTypes.UPDATE,
      },
    );
    return changed > 0;
  }

  async free(transaction: Transaction, kind: VinClaimKind, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await this.connection.query('DELETE FROM vin_claims WHERE kind = ? AND holder_id IN (?)', {
      replacements: [kind, [...ids]],
      transaction,
      type: QueryTypes.RAW,
    });
  }

  private valuesOf({ vin, ...holder }: HeldCar): Record<string, string | number> {
    return { ...holder, vinHash: this.hashOf(vin) };
  }

  private async write(
    transaction: Transaction,
    sql: string,
    replacements: Record<string, string | number>,
  ): Promise<void> {
    await this.connection.query(sql, { replacements, transaction, type: QueryTypes.RAW });
  }
}
