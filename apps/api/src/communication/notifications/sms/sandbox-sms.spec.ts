// The sandbox keeps the contract of every SmsSender, on the real database, and takes a token once.
import { PersonalData } from '../../../platform/personal-data';
import { aDatabase, testConfig, type ThrowAwayDatabase } from '../../../testing';
import { anOutgoingText, itIsAnSmsSender } from '../testing/sms-sender-contract';
import { shippedText } from '../sms-text-changes/shipped-texts';
import { SandboxSms } from './sandbox-sms';
import { SandboxTextsStore } from './sandbox-texts.store';

describe('the sandbox', () => {
  let database: ThrowAwayDatabase;
  let sandbox: SandboxSms;

  beforeAll(async () => {
    database = await aDatabase();
    const personalData = new PersonalData(testConfig(database.config));
    sandbox = new SandboxSms(new SandboxTextsStore(database.pool), personalData, { textOf: shippedText });
  });
  afterAll(() => database.drop());

  itIsAnSmsSender(() => sandbox);

  it('takes a text once, however often it comes', async () => {
    const text = anOutgoingText();
    await Promise.all([sandbox.send(text), sandbox.send(text), sandbox.send(text)]);
    expect(await sandbox.newest(text.mobile, 10)).toMatchObject([
      { mobile: text.mobile, params: text.params },
    ]);
  });

  it('shows nothing of a text whose key is gone, and still shows the others', async () => {
    const text = anOutgoingText();
    await sandbox.send(text);
    await sandbox.send(anOutgoingText({ mobile: text.mobile }));
    await database.pool.query(`UPDATE sandbox_texts SET sealed = 'k0.unreadable' WHERE token = ?`, [
      text.token,
    ]);
    expect(await sandbox.newest(text.mobile, 10)).toHaveLength(1);
  });
});
