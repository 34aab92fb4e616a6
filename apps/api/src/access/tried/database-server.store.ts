// Asks the database which server it is.
import { Inject, Injectable } from '@nestjs/common';
import { askDatabaseServer, type DatabaseServer } from '@haopai/engine-mysql';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';

@Injectable()
export class DatabaseServerStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  ask(): Promise<DatabaseServer> {
    return askDatabaseServer(this.pool);
  }
}
