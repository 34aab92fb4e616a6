// Keys change under a site that goes on writing, on the real database.
import { randomBytes } from 'node:crypto';
import { TextSeal } from '@haopai/sealed-data';
import type { Config } from '../config';
import { aDatabase, aRegion, testConfig, type ThrowAwayDatabase } from '../../testing';
import { PersonalData } from './personal-data';
import { rotateDataKeys } from './rotate-data-keys';

const k1 = { id: 'k1', bytes: randomBytes(32) };
const k2 = { id: 'k2', bytes: randomBytes(32) };
/** More than a batch. */
const CITIZENS = 450;

describe('a change of keys', () => {
  let database: ThrowAwayDatabase;
  let config: Config;
  const under = (...keys: readonly (typeof k1)[]): Config => ({
    ...config,
    personalData: { ...config.personalData, keys },
  });
  const sealedMobiles = async (): Promise<readonly string[]> => {
    const [rows] = await database.pool.query('SELECT mobile_sealed FROM citizens ORDER BY id');
    return (rows as { mobile_sealed: string }[]).map((row) => row.mobile_sealed);
  };
  const mobileOf = (index: number): string => String(13_800_000_000 + index);

  beforeAll(async () => {
    database = await aDatabase();
    config = testConfig(database.config);
    const region = await aRegion(database.pool);
    const old = new PersonalData(under(k1));
    const rows = Array.from({ length: CITIZENS }, (_, index) => [
      `citizen_${index}`,
      `citizen_${index}`,
      '-',
      'person',
      '王小明',
      region,
      0,
      old.seal(mobileOf(index)),
      index % 2 === 0 ? null : old.seal('11010519491231002X'),
    ]);
    await database.pool.query(
      `INSERT INTO citizens (username, username_key, password_hash, kind, display_name, region, created_at_ms,
        mobile_sealed, document_sealed) VALUES ?`,
      [rows],
    );
  });
  afterAll(() => database.drop());

  it('stops at a key that is not there, and tells nothing but its id', async () => {
    await expect(rotateDataKeys(under(k2))).rejects.toThrow('"k1"');
  });

  it('names the text that no key opens', async () => {
    const alien = new TextSeal([{ ...k1, bytes: randomBytes(32) }]).seal('13900000000');
    const [[row]] = (await database.pool.query('SELECT MIN(id) AS id FROM citizens')) as unknown as [
      [{ id: number }],
    ];
    const [was] = await sealedMobiles();
    await database.pool.query('UPDATE citizens SET mobile_sealed = ? WHERE id = ?', [alien, row.id]);
    await expect(rotateDataKeys(under(k2, k1))).rejects.toThrow(`citizens.mobile_sealed of row ${row.id}`);
    await database.pool.query('UPDATE citizens SET mobile_sealed = ? WHERE id = ?', [was, row.id]);
  });

  it('goes on where it was killed, beside a site that writes under the new key', async () => {
    const seal = new TextSeal([k2, k1]);
    await database.pool.query('UPDATE citizens SET mobile_sealed = ? WHERE username = ?', [
      seal.seal('13999999999'),
      'citizen_0',
    ]);
    for (const text of (await sealedMobiles()).slice(0, 200))
      await database.pool.query('UPDATE citizens SET mobile_sealed = ? WHERE mobile_sealed = ?', [
        seal.seal(seal.open(text)),
        text,
      ]);
    expect(await rotateDataKeys(under(k2, k1))).toMatchObject({ citizens: CITIZENS - 200 + CITIZENS / 2 });
    expect(await rotateDataKeys(under(k2, k1))).toMatchObject({ citizens: 0 });
  });

  it('leaves every text as it was, and the old key is needed no more', async () => {
    const data = new PersonalData(under(k2));
    const opened = (await sealedMobiles()).map((sealed) => data.open(sealed));
    expect(opened).toEqual(
      Array.from({ length: CITIZENS }, (_, index) => (index === 0 ? '13999999999' : mobileOf(index))),
    );
  });
});
