// The administrator, who decides reservations with the command that stands beside a running site.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { keyVariables, TEST_KEYS } from '../../../../tools/services';
import { bedEnvironment } from './bed-environment';
import type { SaleSite } from './sale-site';

const COMMAND = path.resolve(__dirname, '../../../../tools/approve-reservation.mjs');

export class ReservationDesk {
  constructor(private readonly site: SaleSite) {}

  async approve(reservationId: string): Promise<void> {
    await this.ask(reservationId, 'approve', '--deposit', '2000');
  }

  async reject(reservationId: string, reason: string): Promise<void> {
    await this.ask(reservationId, 'reject', '--reason', reason);
  }

  private async ask(...words: readonly string[]): Promise<void> {
    const { redisUrl, dist } = bedEnvironment();
    const { databaseUrl, redisPrefix } = this.site;
    await promisify(execFile)(process.execPath, [COMMAND, ...words], {
      env: {
        ...process.env,
        ...keyVariables(TEST_KEYS),
        HAOPAI_DIST: dist,
        HAOPAI_MYSQL_URL: databaseUrl,
        HAOPAI_REDIS_URL: redisUrl,
        HAOPAI_REDIS_PREFIX: redisPrefix,
      },
    });
  }
}
