// Access codes of an older version, on the real database.
import { TextSeal } from '@haopai/sealed-data';
import {
  aCitizen,
  aDatabase,
  anAuction,
  anEnrolment,
  testConfig,
  type ThrowAwayDatabase,
} from '../../testing';
import { sealAccessCodes } from './seal-access-codes';

const CODES = ['100001', '100002', '100003'];

describe('access codes that stand in the open', () => {
  let database: ThrowAwayDatabase;

  beforeAll(async () => {
    database = await aDatabase();
    const auction = await anAuction(database.pool);
    for (const code of [...CODES, '']) {
      const { id: citizenId } = await aCitizen(database.pool);
      const { id } = await anEnrolment(database.pool, { auctionId: auction.id, citizenId });
      await database.pool.query(
        'UPDATE enrolments SET access_code = ?, access_code_sealed = NULL WHERE id = ?',
        [code, id],
      );
    }
  });
  afterAll(() => database.drop());

  const rows = async (): Promise<readonly { open: string | null; sealed: string | null }[]> => {
    const [found] = await database.pool.query(
      'SELECT access_code AS open, access_code_sealed AS sealed FROM enrolments ORDER BY id',
    );
    return found as { open: string | null; sealed: string | null }[];
  };

  it('stay while there are only keys that nobody keeps', async () => {
    const config = testConfig(database.config, { HAOPAI_DATA_KEYS: undefined });
    expect(await sealAccessCodes(config)).toBe(0);
    expect((await rows()).map(({ open }) => open)).toEqual([...CODES, '']);
  });

  it('are sealed, once, and the same behind the seal; those of citizens who left are none', async () => {
    const config = testConfig(database.config);
    expect(await sealAccessCodes(config)).toBe(CODES.length);
    expect(await sealAccessCodes(config)).toBe(0);
    const seal = new TextSeal(config.personalData.keys);
    const found = await rows();
    expect(found.map(({ sealed }) => (sealed === null ? null : seal.open(sealed)))).toEqual([...CODES, null]);
    expect(found.map(({ open }) => open)).toEqual([null, null, null, '']);
  });
});
