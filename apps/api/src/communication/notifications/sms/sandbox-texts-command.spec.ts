// The texts of a production site that is rehearsed, read by command, on the real database.
import type { Config } from '../../../platform/config';
import { PersonalData } from '../../../platform/personal-data';
import { aDatabase, testConfig, type ThrowAwayDatabase } from '../../../testing';
import { shippedText } from '../sms-text-changes/shipped-texts';
import { anOutgoingText } from '../testing/sms-sender-contract';
import { SandboxSms } from './sandbox-sms';
import { sandboxTexts } from './sandbox-texts-command';
import { SandboxTextsStore } from './sandbox-texts.store';

describe('the command sandbox-texts', () => {
  let database: ThrowAwayDatabase;
  let config: Config;
  let sandbox: SandboxSms;

  /** What it said, when it ended as wanted. */
  const read = async (mobile: string, isDone: boolean, change: object = {}): Promise<string> => {
    const said: string[] = [];
    expect(await sandboxTexts({ ...config, ...change }, mobile, (line) => said.push(line))).toBe(isDone);
    return said.join('\n');
  };

  beforeAll(async () => {
    database = await aDatabase();
    config = { ...testConfig(database.config), environment: 'production' };
    const seal = new PersonalData(config);
    sandbox = new SandboxSms(new SandboxTextsStore(database.pool), seal, { textOf: shippedText });
  });
  afterAll(() => database.drop());

  it('tells the texts to one number, and no other', async () => {
    const text = anOutgoingText({ params: { code: '482915' } });
    const other = anOutgoingText({ mobile: '13811112222', params: { code: '730164' } });
    await sandbox.send(text);
    await sandbox.send(other);
    const said = await read(text.mobile, true);
    expect(said).toContain('482915');
    expect(said).not.toContain('730164');
  });

  it('says when there is none, what it takes, and that real texts are nobody else’s', async () => {
    expect(await read('13899998888', false)).toContain('No text');
    expect(await read('', false)).toContain('sandbox-texts <mobile');
    const real = { sms: { kind: 'aliyun' } };
    expect(await read('13811112222', false, real)).toContain('HAOPAI_SMS');
  });
});
