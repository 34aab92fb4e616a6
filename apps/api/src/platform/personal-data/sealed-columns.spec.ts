// Nothing that the site seals is forgotten when keys change: found by looking through the whole database, not by a list.
import { randomBytes, randomUUID } from 'node:crypto';
import { TextSeal } from '@haopai/sealed-data';
import { Outbox } from '../../communication/notifications';
import {
  aCitizen,
  aDatabase,
  aMobile,
  aRegion,
  aResidentId,
  aRunningApp,
  aStaffMember,
  anAuction,
  anEnrolment,
  anOrder,
  AN_ASKER,
  codeSentTo,
  hearOrders,
  type HttpClient,
  insertRow,
  payAtSandbox,
  type RunningApp,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { PersonalData } from './personal-data';
import { rotateDataKeys } from './rotate-data-keys';
import { SEALED_TABLES } from './sealed-columns';

const LISTED = SEALED_TABLES.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
/** Gone within a day, and in production never there. */
const LEFT = ['sandbox_mails.sealed', 'sandbox_texts.sealed'];
const PERSON = { realName: '王小明', residentId: aResidentId(), temporaryPermitNo: '浙金暂 0012345' };
const ORGANISATION = {
  name: '金华某公司',
  code: '91350100M000100Y43',
  representativeName: '李四',
  representativeId: aResidentId(),
};

describe('the columns that hold something sealed', () => {
  let database: ThrowAwayDatabase;
  let running: RunningApp;

  /** Every column of text that holds anything that opens under one of these keys. */
  const columnsUnder = async (seal: TextSeal): Promise<readonly string[]> => {
    const [columns] = await database.pool.query(
      `SELECT table_name AS tableName, column_name AS columnName FROM information_schema.columns
       WHERE table_schema = DATABASE() AND character_maximum_length > 40 ORDER BY table_name, column_name`,
    );
    const found: string[] = [];
    for (const { tableName, columnName } of columns as { tableName: string; columnName: string }[]) {
      const [rows] = await database.pool.query('SELECT ?? AS text FROM ?? WHERE ?? LIKE ?', [
        columnName,
        tableName,
        columnName,
        `${seal.currentKeyId}.%`,
      ]);
      if ((rows as { text: string }[]).some(({ text }) => opens(seal, text)))
        found.push(`${tableName}.${columnName}`);
    }
    return found;
  };
  const register = async (holder: object): Promise<HttpClient> => {
    const mobile = aMobile();
    const client = running.client();
    const agreement = (await client.get('/api/v1/agreements/current')).body as { version: string };
    const form = {
      ...holder,
      username: `sealed_${mobile}`,
      password: 'blue-plates-7',
      region: await aRegion(database.pool),
      address: '八一南街 1 号',
      mobile,
      smsCode: await codeSentTo(running, mobile, 'register'),
      agreementVersion: agreement.version,
      identityConsent: true,
    };
    const { status } = await client.post('/api/v1/accounts', form, AN_ASKER);
    expect(status).toBe(201);
    return client;
  };

  const sealed = (text: string): string => running.app.get(PersonalData).seal(text);

  /** With a picture. */
  const aClaimOf = async (citizenId: number): Promise<void> => {
    const claimId = await insertRow(database.pool, 'claims', {
      ...{ citizen_id: citizenId, about_kind: 'other', state: 'open', version: 1 },
      ...{ due_at_ms: Number.MAX_SAFE_INTEGER, created_at_ms: 1, changed_at_ms: Date.now() },
    });
    const messageId = await insertRow(database.pool, 'claim_messages', {
      ...{ claim_id: claimId, kind: 'claim', text_sealed: sealed('号牌与公告不符'), at_ms: 1 },
    });
    await insertRow(database.pool, 'claim_files', {
      ...{ claim_id: claimId, message_id: messageId, type: 'image/png', byte_count: 1 },
      content_sealed: sealed('a picture'),
    });
  };

  /** Just after the order is paid. */
  const noticeIsWritten = (): Promise<void> =>
    waitUntil(async () => {
      const [rows] = await database.pool.query('SELECT id FROM provider_notices');
      return (rows as unknown[]).length > 0;
    });

  beforeAll(async () => {
    database = await aDatabase();
    running = await aRunningApp({}, database);
    await register({ kind: 'person', person: PERSON });
    const client = await register({ kind: 'organisation', organisation: ORGANISATION });
    await client.get('/api/v1/push/key');
    const keys = {
      p256dh: randomBytes(65).toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
    };
    const endpoint = 'https://fcm.googleapis.com/fcm/send/one';
    expect((await client.post('/api/v1/me/push-subscriptions', { endpoint, keys })).status).toBe(204);
    const { id: auctionId } = await anAuction(database.pool);
    const citizen = await aCitizen(database.pool);
    await anEnrolment(database.pool, { auctionId, citizenId: citizen.id });
    hearOrders(running, 'listing');
    const { orderNo } = await anOrder(running, { citizenId: citizen.id });
    await payAtSandbox(await running.clientOf(citizen), orderNo);
    const clerk = await aStaffMember(running, 'clerk');
    await insertRow(database.pool, 'hand_overs', {
      ...{
        source: 'listing',
        source_id: 1,
        plate_number: '浙G00001',
        citizen_id: citizen.id,
        collected_at_ms: 1,
      },
      ...{ staff_id: clerk.id, staff_name: clerk.displayName, collector: 'agent', papers: '[]' },
      agent_sealed: sealed('李四'),
    });
    await aClaimOf(citizen.id);
    await insertRow(database.pool, 'staff_alert_ways', {
      ...{ staff_id: clerk.id, language: 'zh' },
      ...{ mail_sealed: sealed('clerk@haopai.example'), mobile_sealed: sealed(aMobile()) },
    });
    await insertRow(database.pool, 'passkeys', {
      ...{
        person_kind: 'staff',
        person_id: clerk.id,
        host: 'localhost',
        credential_id: 'c',
        public_key: 'k',
      },
      ...{ counter: 0, transports: '', name_sealed: sealed('办公室电脑'), created_at_ms: 1 },
    });
    await insertRow(database.pool, 'sandbox_mails', {
      ...{ token: randomUUID(), sealed: sealed('一封邮件'), at_ms: 1, erase_at_ms: Number.MAX_SAFE_INTEGER },
    });
    await noticeIsWritten();
    await running.stop();
    // An engine delivers nothing, so that a message stays where it is.
    running = await aRunningApp({ HAOPAI_ROLE: 'engine' }, database);
    const text = { mobile: aMobile(), template: 'loginCode', params: { code: '123456' } } as const;
    await running.app.get(Outbox).sms(null, { ...text, language: 'zh' });
  });
  afterAll(async () => {
    await running.stop();
    await database.drop();
  });

  it('are those that a change of keys reaches, and the sandbox’s', async () => {
    const { keys } = running.config.personalData;
    expect(await columnsUnder(new TextSeal(keys))).toEqual([...LISTED, ...LEFT].sort());
  });

  it('are each called so, but for the outbox’s, and each that is called so is one', async () => {
    const [rows] = await database.pool.query(
      `SELECT CONCAT(table_name, '.', column_name) AS name FROM information_schema.columns
       WHERE table_schema = DATABASE() AND column_name LIKE '%sealed' ORDER BY name`,
    );
    const named = [...LISTED, ...LEFT].filter((name) => name !== 'outbox.body');
    expect((rows as { name: string }[]).map(({ name }) => name)).toEqual(named.sort());
  });

  it('hold nothing more under the old key when it has changed', async () => {
    const { personalData } = running.config;
    const next = { id: 'k2', bytes: randomBytes(32) };
    await rotateDataKeys({
      ...running.config,
      personalData: { ...personalData, keys: [next, ...personalData.keys] },
    });
    expect(await columnsUnder(new TextSeal(personalData.keys))).toEqual(LEFT);
    expect(await columnsUnder(new TextSeal([next]))).toEqual([...LISTED].sort());
  });
});

function opens(seal: TextSeal, text: string): boolean {
  try {
    seal.open(text);
    return true;
  } catch {
    return false;
  }
}
