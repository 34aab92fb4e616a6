// Stamps by OpenSSL's time authority: true ones, and those that were altered or are of something else.
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseNote, utf8 } from '@haopai/log';
import { reportOf, verifyRecord } from '@haopai/record';
import { SignedData } from '@peculiar/asn1-cms';
import { AsnConvert } from '@peculiar/asn1-schema';
import { TimeStampResp } from '@peculiar/asn1-tsp';
import { Certificate } from '@peculiar/asn1-x509';
import { sha256, verifyEd25519 } from '../public-log/node-crypto';
import { filesOf, makeRecord } from './testing/make-record';
import { FOR_STAMPS, NAME, OpensslAuthority } from './testing/openssl-authority';
import { stampVerifier } from './verify-stamp';

const digestOf = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text).digest());
const authority = new OpensslAuthority();
const verifyStamp = stampVerifier([]);
afterAll(() => authority.close());

describe('a stamp', () => {
  it.each(['rsa', 'ec'] as const)('by a key of %s says when, and by whom', (kind) => {
    const own = new OpensslAuthority(kind);
    const verdict = verifyStamp(own.stamp(digestOf('hello')), digestOf('hello'));
    own.close();
    expect(verdict).toMatchObject({
      ...{ ok: true, authority: NAME, vouchedBy: null },
      certificate: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
    });
    expect(Math.abs(Date.now() - (verdict.ok ? verdict.atMs : 0))).toBeLessThan(60_000);
  });

  it('of something else is none', () => {
    expect(verifyStamp(authority.stamp(digestOf('hello')), digestOf('other'))).toEqual({
      ok: false,
      why: 'it is a stamp of something else',
    });
  });

  it('of which one byte is changed, anywhere that counts, is none, and nothing breaks', () => {
    const reply = authority.stamp(digestOf('hello'));
    const time = Buffer.from(reply).indexOf(Buffer.from(String(new Date().getUTCFullYear())));
    const changed = (at: number, to: number): Uint8Array => {
      const bytes = new Uint8Array(reply);
      bytes[at] = to;
      return bytes;
    };
    // The year in which it was stamped, and the signature, which stands last.
    expect(verifyStamp(changed(time, 0x31), digestOf('hello')).ok).toBe(false);
    expect(verifyStamp(changed(reply.length - 1, (reply.at(-1) ?? 0) ^ 1), digestOf('hello'))).toEqual({
      ok: false,
      why: 'its signature is not by a certificate in it',
    });
    for (let length = 0; length < reply.length; length += 97)
      expect(verifyStamp(reply.subarray(0, length), digestOf('hello')).ok).toBe(false);
  });
});

describe('whose time it is', () => {
  const root = authority.make('root', { name: 'Root of the Spec', mayIssue: true });
  const digest = digestOf('hello');
  const given = stampVerifier([root]);

  it('is known where the certificate leads to the root that the reader brought', () => {
    authority.make('between', { issuer: 'root', mayIssue: true });
    authority.make('signer', { ...FOR_STAMPS, issuer: 'between' });
    const reply = authority.stamp(digest, 'signer', ['between']);
    expect(given(reply, digest)).toMatchObject({ ok: true, authority: NAME, vouchedBy: 'Root of the Spec' });
    expect(verifyStamp(reply, digest)).toMatchObject({ ok: true, vouchedBy: null });
  });

  it('is not believed of one who took the name and has made a root of the same name', () => {
    authority.make('false', { name: 'Root of the Spec', mayIssue: true });
    authority.make('forger', { ...FOR_STAMPS, issuer: 'false' });
    for (const [signer, along] of [
      ['own', []],
      ['forger', ['false']],
    ] as const)
      expect(given(authority.stamp(digest, signer, along), digest)).toEqual({
        ok: false,
        why: `the certificate of ${NAME} does not lead to an authority that you gave`,
      });
  });

  it('is nobody’s where the certificate was over by then', async () => {
    authority.make('over', { ...FOR_STAMPS, issuer: 'root', days: 0 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const reply = authority.stamp(digest, 'over');
    for (const verifier of [given, verifyStamp])
      expect(verifier(reply, digest)).toEqual({
        ok: false,
        why: 'its certificate was not valid at that time',
      });
  });

  it('is not told by a key that is not for stamps alone', () => {
    // OpenSSL's ts makes no such stamp: the certificate in it is exchanged for another of the same key.
    authority.make('web', { ...FOR_STAMPS, issuer: 'root' });
    const reply = authority.stamp(digest, 'web');
    const exchanged = withCertificate(
      reply,
      authority.again('web', { issuer: 'root', usage: 'critical,serverAuth' }),
    );
    for (const verifier of [given, verifyStamp])
      expect(verifier(exchanged, digest)).toEqual({
        ok: false,
        why: 'the key that signed it is not for stamps, or not for them alone',
      });
  });
});

/** What is signed does not hold the certificates. */
function withCertificate(reply: Uint8Array, certificate: X509Certificate): Uint8Array {
  const answer = AsnConvert.parse(new Uint8Array(reply), TimeStampResp);
  if (answer.timeStampToken === undefined) throw new Error('there is no stamp in it');
  const signed = AsnConvert.parse(answer.timeStampToken.content, SignedData);
  const [choice] = signed.certificates ?? [];
  if (choice === undefined) throw new Error('there is no certificate in it');
  choice.certificate = AsnConvert.parse(new Uint8Array(certificate.raw), Certificate);
  answer.timeStampToken.content = AsnConvert.serialize(signed);
  return new Uint8Array(AsnConvert.serialize(answer));
}

describe('the stamp in a record', () => {
  it('is told with its authority, is missed where there is none, and is found where it is of another tree', async () => {
    const { files, key, log } = await makeRecord();
    const note = parseNote(log.checkpoint);
    if (!note.ok) throw new Error(note.code);
    const unable = { sha256, verifyEd25519, keys: [key], nowMs: Date.now() };
    const trust = { ...unable, verifyStamp };
    const bare = await verifyRecord(filesOf(files), trust);
    expect(reportOf(bare, 'en')).toContain('Not stamped by a time authority');
    expect(reportOf(bare, 'zh')).toContain('未加盖时间戳');
    const path = `stamps/${log.size}.tsr`;
    const reply = authority.stamp(
      new Uint8Array(createHash('sha256').update(utf8(note.value.text)).digest()),
    );
    const stamped = await verifyRecord(filesOf(new Map(files).set(path, reply)), trust);
    expect(stamped).toMatchObject({ findings: [], stamps: [{ size: log.size }] });
    expect(reportOf(stamped, 'en')).toMatch(
      /signed by Time Authority of the Spec .* nobody has vouched.*--authority/s,
    );
    expect(reportOf(stamped, 'zh')).toMatch(/没有人为该证书担保.*--authority/s);
    const held = (certificate: string) =>
      verifyRecord(filesOf(new Map(files).set(path, reply)), {
        ...trust,
        verifyStamp: stampVerifier([new X509Certificate(readFileSync(authority.at(`${certificate}.pem`)))]),
      });
    expect(reportOf(await held('own'), 'en')).toContain(`you vouch for it with ${NAME}`);
    expect((await held('root')).findings).toMatchObject([
      { fault: 'STAMP', detail: expect.stringContaining('does not lead to an authority') },
    ]);
    const tooEarly = await verifyRecord(filesOf(new Map(files).set(path, reply)), {
      ...trust,
      nowMs: Date.now() - 3_600_000,
    });
    expect(tooEarly.findings).toMatchObject([
      { fault: 'STAMP', detail: expect.stringMatching(/^it says .*, and here it is /) },
    ]);
    const ofAnother = new Map(files).set(`stamps/${log.size - 1}.tsr`, reply);
    expect((await verifyRecord(filesOf(ofAnother), trust)).findings).toMatchObject([{ fault: 'STAMP' }]);
    const ofNone = new Map(files).set('stamps/3.tsr', reply);
    expect((await verifyRecord(filesOf(ofNone), trust)).findings).toMatchObject([{ fault: 'STAMP' }]);
    const unchecked = await verifyRecord(filesOf(ofNone), unable);
    expect(unchecked).toMatchObject({ findings: [], stamps: null });
  });
});
