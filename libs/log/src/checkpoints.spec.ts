// Checkpoints, and what a log asks a witness: as the specifications show them, and whatever can be wrong in them.
import { formatAddCheckpoint, parseAddCheckpoint, parseTreeSize, PROOF_HASHES_MAX } from './add-checkpoint';
import { toBase64 } from './bytes';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, type Trust } from './checkpoints';
import { cosignNote, signNote } from './note-signatures';
import { formatNote } from './signed-notes';
import { signerOf, verifyEd25519 } from './testing/keys';

const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const TEXT = `example.com/behind-the-sofa\n20852163\n${ROOT}\n`;
/** The request that C2SP tlog-witness shows. */
const REQUEST = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

${TEXT}
— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

describe('a checkpoint', () => {
  it('is read and written back', () => {
    const checkpoint = parseCheckpoint(TEXT);
    expect(checkpoint).toMatchObject({
      ok: true,
      value: { origin: 'example.com/behind-the-sofa', size: 20852163, extensions: [] },
    });
    if (checkpoint.ok) expect(formatCheckpoint(checkpoint.value)).toBe(TEXT);
  });

  it('keeps lines that it does not know', () => {
    const more = `${TEXT}one\ntwo\n`;
    const checkpoint = parseCheckpoint(more);
    expect(checkpoint).toMatchObject({ value: { extensions: ['one', 'two'] } });
    if (checkpoint.ok) expect(formatCheckpoint(checkpoint.value)).toBe(more);
  });

  it.each([
    ['nothing', '', 'lines'],
    ['two lines', `a\n1\n`, 'lines'],
    ['no last line end', `a\n1\n${ROOT}`, 'lines'],
    ['no name', `\n1\n${ROOT}\n`, 'origin'],
    ['no size', `a\n\n${ROOT}\n`, 'size'],
    ['a size with a zero in front', `a\n01\n${ROOT}\n`, 'size'],
    ['a size with a sign', `a\n+1\n${ROOT}\n`, 'size'],
    ['a size with a point', `a\n1.0\n${ROOT}\n`, 'size'],
    ['a size beyond whole numbers', `a\n9007199254740992\n${ROOT}\n`, 'size'],
    ['a short root', 'a\n1\nAAAA\n', 'root'],
    ['a root that is no base64', `a\n1\n${ROOT.slice(0, -1)}\n`, 'root'],
    ['an empty line', `a\n1\n${ROOT}\n\n`, 'extension'],
  ])('is refused with %s', (_, text, reason) => {
    expect(parseCheckpoint(text)).toEqual({ ok: false, code: 'LOG.NOT_A_CHECKPOINT', data: { reason } });
  });

  describe('that is signed', () => {
    const log = signerOf('plates.example/log');
    const older = signerOf('plates.example/log-2025');
    const witnesses = ['a.example', 'b.example'].map((name) => signerOf(name, 'cosignature'));
    const text = formatCheckpoint({
      origin: 'plates.example/log',
      size: 0,
      root: new Uint8Array(32),
      extensions: [],
    });
    const trust: Trust = {
      origin: 'plates.example/log',
      logKeys: [older.key, log.key],
      witnessKeys: witnesses.map(({ key }) => key),
      verifyEd25519,
    };

    it('is opened with the log’s key and those witnesses that have signed', async () => {
      const [first] = witnesses;
      if (first === undefined) throw new Error('no witness');
      const own = await signNote(text, log.key, log.sign);
      const alone = await openCheckpoint(formatNote({ text, signatures: [own] }), trust);
      expect(alone).toMatchObject({
        value: { checkpoint: { size: 0 }, byLog: [{ key: log.key }], byWitnesses: [] },
      });
      const cosigned = await cosignNote(text, first.key, 5_000, first.sign);
      const both = await openCheckpoint(formatNote({ text, signatures: [own, cosigned] }), trust);
      expect(both).toMatchObject({ value: { byWitnesses: [{ key: first.key, atMs: 5_000 }] } });
    });

    it('is refused when it is another log’s, when a witness alone has signed, and when a witness’s signature is wrong', async () => {
      const [first] = witnesses;
      if (first === undefined) throw new Error('no witness');
      const own = await signNote(text, log.key, log.sign);
      const cosigned = await cosignNote(text, first.key, 5_000, first.sign);
      const open = (signatures: readonly (typeof own)[], change: Partial<Trust> = {}) =>
        openCheckpoint(formatNote({ text, signatures }), { ...trust, ...change });
      expect(await open([own], { origin: 'other.example/log' })).toEqual({
        ok: false,
        code: 'LOG.OTHER_LOG',
        data: { expected: 'other.example/log', found: 'plates.example/log' },
      });
      expect(await open([cosigned])).toMatchObject({ code: 'LOG.NOT_SIGNED' });
      expect(await open([own, { ...cosigned, signature: cosigned.signature.fill(7) }])).toMatchObject({
        code: 'LOG.BAD_SIGNATURE',
        data: { name: 'a.example' },
      });
    });
  });
});

describe('what a log asks a witness', () => {
  it('is read and written back', () => {
    const request = parseAddCheckpoint(REQUEST);
    expect(request).toMatchObject({ ok: true, value: { oldSize: 20852014, proof: { length: 4 } } });
    if (request.ok) expect(formatAddCheckpoint(request.value)).toBe(REQUEST);
    const first = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: TEXT });
    expect(parseAddCheckpoint(first)).toMatchObject({ value: { oldSize: 0, proof: [], checkpoint: TEXT } });
  });

  const hash = toBase64(new Uint8Array(32));

  it.each([
    ['nothing', '', 'emptyLine'],
    ['no old size', `${hash}\n\n${TEXT}`, 'old'],
    ['an old size with a zero in front', `old 07\n\n${TEXT}`, 'old'],
    ['a negative old size', `old -1\n\n${TEXT}`, 'old'],
    ['a hash that is too short', `old 1\nAAAA\n\n${TEXT}`, 'proof'],
    [
      'more hashes than any proof has',
      `old 1\n${`${hash}\n`.repeat(PROOF_HASHES_MAX + 1)}\n${TEXT}`,
      'tooManyHashes',
    ],
  ])('is refused with %s', (_, body, reason) => {
    expect(parseAddCheckpoint(body)).toEqual({
      ok: false,
      code: 'LOG.BAD_ADD_CHECKPOINT',
      data: { reason },
    });
  });

  it('is answered with a size where the witness knows another', () => {
    expect(['0\n', '20852163\n', '', '7', '07\n', 'x\n'].map(parseTreeSize)).toEqual([
      0,
      20852163,
      null,
      null,
      null,
      null,
    ]);
  });
});
