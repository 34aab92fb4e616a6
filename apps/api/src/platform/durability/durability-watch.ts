// Asks the database again and again what has what it acknowledges, and tells the health, the figures and the log when that is less than was named.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { askDurability, type DurabilityFound } from '@haopai/engine-mysql';
import { Config } from '../config';
import { isDatabaseAway, MYSQL_POOL, type MysqlPool } from '../database';
import { ReadySigns } from '../health';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { Metrics } from '../metrics';
import { type DurabilityStanding, rankOf, standingOf } from './standing';

const LOOK_EVERY_MS = 2_000;
/** What was heard before then is not known any more: the database does not answer, which others tell. */
const KNOWN_FOR_MS = 10_000;

@Injectable()
export class DurabilityWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private found: DurabilityFound | null = null;
  private foundAtMs = 0;
  private wasLess = false;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly config: Config,
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
    metrics: Metrics,
    signs: ReadySigns,
  ) {
    const { durability } = config;
    if (durability !== null) metrics.show('durabilityNamed', () => rankOf(durability));
    // Of what is not known nothing is told: no alert rings for it, and MySQL's own do.
    metrics.show('durabilityHas', () => (this.standing === null ? NaN : rankOf(this.standing.has)));
    metrics.show('databaseMachines', () => this.standing?.machines ?? NaN);
    signs.add('durability', () => {
      const standing = this.standing;
      if (standing === null) return { sign: 'up', names: durability, has: null };
      const { names, has, machines, isLess } = standing;
      return { sign: isLess ? 'degraded' : 'up', names, has, machines };
    });
  }

  /** Null while it is not known. */
  get standing(): DurabilityStanding | null {
    const isKnown = performance.now() - this.foundAtMs <= KNOWN_FOR_MS;
    return this.found === null || !isKnown ? null : standingOf(this.found, this.config.durability);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    await this.look();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
  }

  /** Resolves when a look is over; one that is under way is waited for instead. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce()
      .catch((error: unknown) => {
        if (!isDatabaseAway(error))
          this.log.warn({ err: error }, 'the database could not be asked what it keeps');
      })
      .finally(() => (this.looking = null));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    this.found = await askDurability(this.pool);
    this.foundAtMs = performance.now();
    const standing = standingOf(this.found, this.config.durability);
    if (standing.isLess !== this.wasLess) {
      if (standing.isLess)
        this.log.fatal(standing, 'what is acknowledged is on less than HAOPAI_DURABILITY names');
      else this.log.info(standing, 'what is acknowledged is on what HAOPAI_DURABILITY names again');
    }
    this.wasLess = standing.isLess;
  }
}
