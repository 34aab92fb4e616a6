// A database of one's own on the server of the test run, for one site; gone at the end.
import { randomBytes } from 'node:crypto';
import { createPool, type Pool } from 'mysql2/promise';
import { bedEnvironment } from './bed-environment';

export class OwnDatabase {
  private constructor(
    readonly name: string,
    private readonly onServer: Pool,
    /** For arranging what a journey needs. */
    readonly db: Pool,
  ) {}

  static async make(): Promise<OwnDatabase> {
    const name = `haopai_e2e_${randomBytes(6).toString('hex')}`;
    const onServer = createPool({ uri: bedEnvironment().mysqlUrl, connectionLimit: 1 });
    await onServer.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    return new OwnDatabase(name, onServer, createPool({ uri: urlOf(name), connectionLimit: 2 }));
  }

  get url(): string {
    return urlOf(this.name);
  }

  async drop(): Promise<void> {
    await this.db.end();
    await this.onServer.query(`DROP DATABASE ${this.name}`);
    await this.onServer.end();
  }
}

function urlOf(name: string): string {
  return `${bedEnvironment().mysqlUrl.replace(/\/$/, '')}/${name}`;
}
