// Connections to MySQL for the whole app: the models through Sequelize, and the raw pool under MYSQL_POOL.
import { Global, Inject, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { SequelizeModule } from '@nestjs/sequelize';
import { Config } from '../config';
import { admitDatabase } from './admit-database';
import { MYSQL_POOL, type MysqlPool, openMysqlPool } from './mysql-pool';
import { MODELS, sequelizeOptions } from './sequelize-options';
import { REQUEST_SILENCE, REQUEST_STATEMENTS } from './session-statements';
import { Transactions } from './transactions';

const models = SequelizeModule.forFeature(MODELS);

@Global()
@Module({
  imports: [
    SequelizeModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => sequelizeOptions(config.mysql),
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
    private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    await admitDatabase(this.pool, this.config);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
