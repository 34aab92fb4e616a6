// The office's signature: over every byte of a file, by the key that was given, verified as a reader's program does it.
import { readConfig } from '../config';
import { RefusalError } from '../errors';
import { SheetPrinter } from '../printing';
import { aSigningKey } from '../../testing/a-signing-key';
import { signatureOfPdf } from '../../testing/signature-of-pdf';
import { textOfPdf } from '../../testing/text-of-pdf';
import { LocalKeySigner } from './local-key-signer';
import { NoSigner } from './no-signer';

const { key, certificate } = aSigningKey();
const SIGNATURE = { name: 'Haopai Vehicle Office', reason: '出具成交确认书', location: '车辆管理所' };
const LINE = { label: '编号', value: '2026-000123' };
const SHEET = {
  ...{ language: 'zh-CN', title: '成交确认书', office: '车辆管理所', number: LINE, lines: [LINE] },
  ...{ total: null, capitals: '', afterwards: [], notes: ['一份文件'] },
  proof: { address: 'https://haopai.example/papers', words: ['核验'] },
};

describe('the signature of a file', () => {
  const { signing } = readConfig({
    HAOPAI_MYSQL_URL: 'mysql://root:pw@db.example:3307/haopai',
    HAOPAI_REDIS_URL: 'redis://127.0.0.1:6379',
    HAOPAI_SIGNING_KEY: key,
    HAOPAI_SIGNING_CERTIFICATE: certificate,
  });
  if (signing === null) throw new Error('there is no key');
  const printer = new SheetPrinter('a sheet could not be drawn');
  const signer = new LocalKeySigner(signing);
  let drawn: Buffer;

  beforeAll(async () => {
    const pdf = await printer.print({ ...SHEET, signature: SIGNATURE });
    if (pdf instanceof RefusalError) throw pdf;
    drawn = Buffer.from(pdf);
  });
  afterAll(async () => {
    await Promise.all([printer.onModuleDestroy(), signer.stop()]);
  });

  const signed = async (): Promise<Buffer> => {
    const pdf = await signer.sign(drawn);
    if (pdf instanceof RefusalError) throw pdf;
    return Buffer.from(pdf);
  };

  it('is over all of it, by the key that was given, and the file says what it said', async () => {
    const file = await signed();
    expect(signatureOfPdf(file)).toEqual({
      ...{ signer: 'Haopai Vehicle Office', coversAll: true, isRight: true },
    });
    const { text, isTagged } = textOfPdf(file);
    expect(text).toContain('2026-000123');
    expect(isTagged).toBe(true);
  });

  it('has no place in a file that nobody signs', async () => {
    const pdf = await printer.print(SHEET);
    if (pdf instanceof RefusalError) throw pdf;
    expect(Buffer.from(pdf).includes('/ByteRange')).toBe(false);
    expect(signatureOfPdf(Buffer.from(pdf))).toBeNull();
    await expect(signer.sign(pdf)).rejects.toThrow('could not be signed');
  });

  it('is of no other file: one byte changed is seen', async () => {
    const file = await signed();
    const at = file.indexOf('/Title');
    file.write('/Titel', at, 'latin1');
    expect(signatureOfPdf(file)).toMatchObject({ isRight: false });
  });

  it('is not given by a certificate that has run out, or is not valid yet', async () => {
    const day = 2 * 86_400_000;
    for (const nowMs of [Date.now() + day, Date.now() - day]) {
      const old = new LocalKeySigner(signing, () => nowMs);
      expect(old.signer()).toBeNull();
    }
    expect(signer.signer()).toBe('Haopai Vehicle Office');
  });

  it('is none where no key was given', async () => {
    const none = new NoSigner();
    expect(none.signer()).toBeNull();
    expect(await none.sign(drawn)).toBe(drawn);
  });
});
