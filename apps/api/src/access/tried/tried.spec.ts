// What the office is told of what was tried: all that is written down, and what this site stands on.
import type { TriedView } from '@haopai/contracts';
import { askDatabaseServer } from '@haopai/engine-mysql';
import { TRIED } from '../../platform/tried';
import { aRunningApp, type RunningApp, staffClient } from '../../testing';
import { rowsAt } from './read-tried';

const ADDRESS = '/api/v1/admin/tried';
const RUN = { version: '11.8.9', date: '2026-11-29', commit: '320fd2d8', command: 'npm test' };

describe('what was tried', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(() => running.stop());

  it('is told to whoever may read the settings, with the database that answers', async () => {
    const auditor = await staffClient(running, 'auditor');
    const { rows } = (await auditor.get(ADDRESS)).body as TriedView;
    for (const tried of TRIED) expect(rows).toContainEqual({ ...tried, isInUse: expect.any(Boolean) });
    const { series } = await askDatabaseServer(running.pool);
    expect(rows.filter(({ isInUse }) => isInUse).map(({ name }) => name)).toEqual([series]);
  });

  it('is told to nobody else', async () => {
    expect(await running.client().get(ADDRESS)).toMatchObject({ status: 401 });
  });
});

describe('what a site stands on', () => {
  const tried = [
    { kind: 'database', name: 'MariaDB 11.8', last: RUN },
    { kind: 'provider', name: 'Alipay', last: null },
    { kind: 'browser', name: 'Chromium', last: RUN },
  ] as const;
  const inUse = (database: string, senders: readonly string[]) =>
    rowsAt(tried, database, senders).filter((row) => row.isInUse);

  it('is marked: its database, and whoever carries its money and texts', () => {
    expect(inUse('MariaDB 11.8', ['sandbox', 'alipay']).map(({ name }) => name)).toEqual([
      'MariaDB 11.8',
      'Alipay',
    ]);
  });

  it('is told though nobody has written it down', () => {
    expect(inUse('MySQL 9.1', ['sandbox'])).toEqual([
      { kind: 'database', name: 'MySQL 9.1', last: null, isInUse: true },
    ]);
  });
});
