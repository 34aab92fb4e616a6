// Names get their hashes on the real database: those from before there were any, each once, and closed accounts keep none.
import { pino } from 'pino';
import { PersonalData } from '../../../platform/personal-data';
import { aRegion, aRunningApp, type RunningApp } from '../../../testing';
import { HashNames, NAMES_AT_ONCE } from './hash-names';
import { NameHashes } from './name-hashes';
import { nameKey } from './name-key';
import { UnhashedNamesStore } from './unhashed-names.store';

const CITIZENS = 2 * NAMES_AT_ONCE + 1;
const nameOf = (no: number): string => `买买提·艾山${no}`;

interface Row {
  readonly id: number;
  readonly displayName: string;
  readonly nameHash: string | null;
}

describe('names of citizens', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    const region = await aRegion(running.pool);
    const rows = Array.from({ length: CITIZENS }, (_, no) => [
      ...[`name_${no}`, `name_${no}`, '-', 'person', no === 0 ? '' : nameOf(no), region, 0],
      no === 0 ? 1 : null,
    ]);
    await running.pool.query(
      `INSERT INTO citizens (username, username_key, password_hash, kind, display_name, region, created_at_ms,
         closed_at_ms) VALUES ?`,
      [rows],
    );
  });
  afterAll(() => running.stop());

  const rows = async (): Promise<readonly Row[]> => {
    const [found] = await running.pool.query(
      'SELECT id, display_name AS displayName, name_hash AS nameHash FROM citizens ORDER BY id',
    );
    return found as Row[];
  };
  /** One that has not looked yet. */
  const aTask = (): HashNames => {
    const { app, config } = running;
    const parts = [app.get(UnhashedNamesStore), app.get(NameHashes)] as const;
    return new HashNames(config, pino({ level: 'silent' }), ...parts);
  };

  it('are hashed however many there are, by several at once, and are under the same key as one that is looked for', async () => {
    await Promise.all([aTask().look(), aTask().look()]);
    const personalData = running.app.get(PersonalData);
    const [closed, ...others] = await rows();
    expect(closed?.nameHash).toBe('');
    expect(others.map(({ nameHash }) => nameHash)).toEqual(
      others.map(({ displayName }) => personalData.hash('name', nameKey(displayName))),
    );
  });

  it('keep no hash once the account is closed, also where a program of the release before has closed it', async () => {
    const [, one] = await rows();
    await running.pool.query("UPDATE citizens SET display_name = '', closed_at_ms = 1 WHERE id = ?", [
      one?.id,
    ]);
    await aTask().look();
    expect((await rows()).filter(({ nameHash }) => nameHash === '').map(({ id }) => id)).toEqual(
      (await rows()).filter(({ displayName }) => displayName === '').map(({ id }) => id),
    );
  });
});
