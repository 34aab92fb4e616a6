// Which files the judge of PDFs lets pass: real ones, by what they hold, whatever they are called.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PdfJudge } from './pdf-judge';
import { aPdf, pdfOf } from '../../testing/build-pdfs';

describe('the judge of PDFs', () => {
  const judge = new PdfJudge();
  afterAll(() => judge.onModuleDestroy());

  const packed = (objects: string, facts = ''): string => {
    const body = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1');
    return `5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${body.length} ${facts}>>\nstream\n${body}\nendstream\nendobj\n`;
  };

  it('gives the digest of one that people can open', async () => {
    const pdf = await aPdf('竞买须知');
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(await judge.judge(pdf)).toEqual({ sha256 });
    expect(await judge.judge(pdfOf(packed('6 0 << /Type /Font >>')))).toHaveProperty('sha256');
  });

  it.each([
    ['nothing', () => Buffer.alloc(0), 'notAPdf'],
    ['a page', () => Buffer.from('<!doctype html><p>%PDF-1.7'), 'notAPdf'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'notAPdf'],
    ['a head alone', () => Buffer.from('%PDF-1.7\n'), 'damaged'],
    ['no catalogue', () => Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF'), 'damaged'],
    [
      'objects that cannot be unpacked',
      () => pdfOf(packed('').replace(/stream\n[^]*?\nend/, 'stream\nx\nend')),
      'damaged',
    ],
    ['a password', () => pdfOf('', '/Encrypt 9 0 R'), 'locked'],
    ['a script', () => pdfOf('7 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj\n'), 'acts'],
    ['a script under another spelling', () => pdfOf('7 0 obj\n<< /S /J#61vaScript >>\nendobj\n'), 'acts'],
    ['a packed script', () => pdfOf(packed('7 0 << /S /JavaScript /JS (x) >>')), 'acts'],
    ['a program to start', () => pdfOf('7 0 obj\n<< /S /Launch /F (a.exe) >>\nendobj\n'), 'acts'],
    ['a file of its own', () => pdfOf('7 0 obj\n<< /Type /EmbeddedFile >>\nendobj\n'), 'acts'],
  ] as const)('refuses %s', async (_, build, problem) => {
    expect(await judge.judge(build())).toEqual({ problem });
  });

  it('refuses the first half of one', async () => {
    const pdf = await aPdf('一'.repeat(2_000));
    expect(await judge.judge(pdf.subarray(0, pdf.length / 2))).toEqual({ problem: 'damaged' });
  });

  it('minds no bytes of pictures and fonts that look like such a name', async () => {
    const picture = '7 0 obj\n<< /Type /XObject /Length 9 >>\nstream\nab /JS cd\nendstream\nendobj\n';
    expect(await judge.judge(pdfOf(picture))).toHaveProperty('sha256');
  });
});
