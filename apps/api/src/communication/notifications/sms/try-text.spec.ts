// The trial of a text against Aliyun's stand-in: taken, found in the records, and no number in what is said.
import { type AliyunStub, anAliyunStub } from '../testing/aliyun-stub';
import { AliyunSms } from './aliyun-sms';
import { sendAndLookUp, tryText } from './try-text';

const MOBILE = '13912345678';

describe('the trial of a text', () => {
  let stub: AliyunStub;
  beforeAll(async () => {
    stub = await anAliyunStub();
  });
  afterAll(() => stub.stop());

  const trial = async (): Promise<string> => {
    const said: string[] = [];
    await sendAndLookUp(new AliyunSms(stub.config), MOBILE, (line) => said.push(line), {
      knowMaxMs: 60_000,
      askEveryMs: 10,
    });
    return said.join('\n');
  };

  it('sends one and finds it in the records', async () => {
    const said = await trial();
    expect(stub.taken).toHaveLength(1);
    expect(said).toContain('records know of it');
    expect(said).not.toContain(MOBILE);
  });

  it('says why one was not taken', async () => {
    stub.mood = { kind: 'code', code: 'isv.AMOUNT_NOT_ENOUGH' };
    await expect(trial()).rejects.toThrow('isv.AMOUNT_NOT_ENOUGH');
  });

  it('wants a provider and a number', () => {
    expect(() => tryText({ kind: 'sandbox' }, MOBILE, () => undefined)).toThrow('HAOPAI_SMS');
    expect(() => tryText({ kind: 'aliyun', ...stub.config }, '12', () => undefined)).toThrow('11 digits');
  });
});
