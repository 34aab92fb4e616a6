// Asks MySQL and Redis whether they answer, once a second at most, however many want to know.
import { Inject, Injectable } from '@nestjs/common';
import { JOURNAL_TABLE, MYSQL_POOL, type MysqlPool } from '../database';
import { REDIS, type Redis } from '../redis';

/** An instance that is to have no work any more is found so much later. */
const ANSWER_FOR_MS = 1_000;

interface Asked {
  readonly atMs: number;
  readonly answer: Promise<void>;
}

@Injectable()
export class ServicesHealthStore {
  private readonly asked = new Map<string, Asked>();

  constructor(
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  /** A table, for a node that has lost its group answers whatever reads none. */
  askMysql(): Promise<void> {
    return this.kept('mysql', async () => {
      await this.pool.query(`SELECT name FROM ${JOURNAL_TABLE} LIMIT 1`);
    });
  }

  askRedis(): Promise<void> {
    return this.kept('redis', async () => {
      await this.redis.ping();
    });
  }

  /** From its beginning on, whatever comes of it. */
  private kept(service: string, ask: () => Promise<void>): Promise<void> {
    const known = this.asked.get(service);
    if (known !== undefined && performance.now() - known.atMs < ANSWER_FOR_MS) return known.answer;
    const asked = { atMs: performance.now(), answer: ask() };
    this.asked.set(service, asked);
    return asked.answer;
  }
}
