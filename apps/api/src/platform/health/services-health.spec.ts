// What "ready" takes for a database that answers.
import type { MysqlPool } from '../database';
import type { Redis } from '../redis';
import { ServicesHealthStore } from './services-health.store';

it('takes a node that has lost its group for none, though it answers whatever reads no table', async () => {
  const notReady = Object.assign(new Error('WSREP has not yet prepared node for application use'), {
    errno: 1047,
  });
  const query = (sql: string): Promise<unknown> =>
    /\bFROM\b/.test(sql) ? Promise.reject(notReady) : Promise.resolve([[]]);
  const services = new ServicesHealthStore({ query } as unknown as MysqlPool, {} as Redis);
  await expect(services.askMysql()).rejects.toBe(notReady);
});
