// Stamps by OpenSSL's time authority: true ones, and those that were altered or are of something else.
import { createHash } from 'node:crypto';
import { parseNote, utf8 } from '@haopai/log';
import { reportOf, verifyRecord } from '@haopai/record';
import { sha256, verifyEd25519 } from '../public-log/node-crypto';
import { filesOf, makeRecord } from './testing/make-record';
import { OpensslAuthority } from './testing/openssl-authority';
import { verifyStamp } from './verify-stamp';

const digestOf = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text).digest());
const authority = new OpensslAuthority();
afterAll(() => authority.close());

describe('a stamp', () => {
  it.each(['rsa', 'ec'] as const)('by a key of %s says when, and by whom', (kind) => {
    const own = new OpensslAuthority(kind);
    const verdict = verifyStamp(own.stamp(digestOf('hello')), digestOf('hello'));
    own.close();
    expect(verdict).toMatchObject({
      ...{ ok: true, authority: 'Time Authority of the Spec' },
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
    expect(reportOf(stamped, 'en')).toContain('Time Authority of the Spec');
    const ofAnother = new Map(files).set(`stamps/${log.size - 1}.tsr`, reply);
    expect((await verifyRecord(filesOf(ofAnother), trust)).findings).toMatchObject([{ fault: 'STAMP' }]);
    const ofNone = new Map(files).set('stamps/3.tsr', reply);
    expect((await verifyRecord(filesOf(ofNone), trust)).findings).toMatchObject([{ fault: 'STAMP' }]);
    const unchecked = await verifyRecord(filesOf(ofNone), unable);
    expect(unchecked).toMatchObject({ findings: [], stamps: null });
  });
});
