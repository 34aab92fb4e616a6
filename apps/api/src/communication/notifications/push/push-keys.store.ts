// The pair of keys that a site without configured ones made for itself: made once, whichever instance comes first.
import { Inject, Injectable } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';

export interface KeptPushKeys {
  readonly publicKey: string;
  readonly privateKeySealed: string;
}

interface KeyRow extends RowDataPacket {
  readonly public_key: string;
  readonly private_key_sealed: string;
}

@Injectable()
export class PushKeysStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** The pair that is kept: the given one, unless another was there before. */
  async keep({ publicKey, privateKeySealed }: KeptPushKeys): Promise<KeptPushKeys> {
    await this.pool.query(
      `INSERT INTO push_keys (id, public_key, private_key_sealed) VALUES (1, ?, ?)
       ON DUPLICATE KEY UPDATE id = id`,
      [publicKey, privateKeySealed],
    );
    return (await this.read()) ?? { publicKey, privateKeySealed };
  }

  async read(): Promise<KeptPushKeys | null> {
    const [rows] = await this.pool.query<KeyRow[]>('SELECT public_key, private_key_sealed FROM push_keys');
    const row = rows[0];
    return row === undefined ? null : { publicKey: row.public_key, privateKeySealed: row.private_key_sealed };
  }
}
