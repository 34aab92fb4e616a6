// Keeps the sandbox's key: whoever comes first makes it for all.
import { Inject, Injectable } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';

interface KeyRow extends RowDataPacket {
  readonly private_key: string;
}

@Injectable()
export class SandboxKeysStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** The key that is there, or this one from now on. */
  async keepOrFind(privateKey: string): Promise<string> {
    await this.pool.query('INSERT IGNORE INTO sandbox_keys (id, private_key) VALUES (1, ?)', [privateKey]);
    const [rows] = await this.pool.query<KeyRow[]>('SELECT private_key FROM sandbox_keys WHERE id = 1');
    if (rows[0] === undefined) throw new Error('The sandbox has no key');
    return rows[0].private_key;
  }
}
