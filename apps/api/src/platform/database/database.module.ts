// Connections to MySQL for the whole app: the models through Sequelize, and the raw pool under MYSQL_POOL.
import { Global, Inject, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectConnection, SequelizeModule } from '@nestjs/sequelize';
import type { Sequelize } from 'sequelize-typescript';
import { Config } from '../config';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { admitDatabase } from './admit-database';
import { closeModels } from './close-models';
import { MYSQL_POOL, type MysqlPool, openMysqlPool } from './mysql-pool';
import { onceItAnswers } from './once-it-answers';
import { MODELS, sequelizeOptions } from './sequelize-options';
import { REQUEST_SILENCE, REQUEST_STATEMENTS } from './session-statements';
import { Transactions } from './transactions';

const models = SequelizeModule.forFeature(MODELS);

@Global()
@Module({
  imports: [
    SequelizeModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({ ...sequelizeOptions(config.mysql), autoCloseConnection: false }),
    }),
    models,
  ],
  providers: [
    Transactions,
    {
      provide: MYSQL_POOL,
      inject: [Config],
      useFactory: (config: Config) => openMysqlPool(config.mysql, REQUEST_SILENCE, REQUEST_STATEMENTS),
    },
  ],
  exports: [MYSQL_POOL, Transactions, models],
})
export class DatabaseModule implements OnApplicationShutdown, OnModuleInit {
  constructor(
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
    @InjectConnection() private readonly sequelize: Sequelize,
    private readonly config: Config,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  async onModuleInit(): Promise<void> {
    await onceItAnswers(() => admitDatabase(this.pool, this.config), this.log);
  }

  async onApplicationShutdown(): Promise<void> {
    await closeModels(this.sequelize, this.log);
    await this.pool.end();
  }
}
