// Notes and who signed them: known notes of others, and everything that a note can be wrong in.
import { formatVerifierKey, noteKey, parseVerifierKey, type NoteKey } from './note-keys';
import { CLOCK_AHEAD_MAX_MS, cosignNote, signNote, verifyNote } from './note-signatures';
import { addSignatures, formatNote, parseNote, parseSignatureLines, SIGNATURES_MAX } from './signed-notes';
import { sha256 } from './testing/naive-tree';
import { signerOf, signerOfSeed, verifyEd25519 } from './testing/keys';

/** The example of Go's package `note`, with its private key. */
const GO_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const GO_SEED = 'gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=';
const GO_TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const GO_NOTE = `${GO_TEXT}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

/** What a public log of certificates published, with signatures of kinds that we do not read, and a witness's. */
const PUBLIC_NOTE = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
`;
const PUBLIC_LOG =
  'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f';
const PUBLIC_WITNESS = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';

const log = signerOf('plates.example/log');
const witness = signerOf('notary.example/witness', 'cosignature');

function keyIn(text: string): NoteKey {
  const key = parseVerifierKey(sha256, text);
  if (!key.ok) throw new Error(key.code);
  return key.value;
}

function noteIn(text: string) {
  const note = parseNote(text);
  if (!note.ok) throw new Error(note.code);
  return note.value;
}

describe('notes of others', () => {
  it('are read, verified and written back', async () => {
    const note = noteIn(GO_NOTE);
    expect(note.text).toBe(GO_TEXT);
    expect(await verifyNote(note, [keyIn(GO_KEY)], verifyEd25519)).toMatchObject({ ok: true });
    expect(formatNote(note)).toBe(GO_NOTE);
    expect(formatVerifierKey(keyIn(GO_KEY))).toBe(GO_KEY);
  });

  it('are signed as they sign them', async () => {
    const { key, sign } = signerOfSeed('PeterNeumann', 'ed25519', Buffer.from(GO_SEED, 'base64'));
    expect(formatNote({ text: GO_TEXT, signatures: [await signNote(GO_TEXT, key, sign)] })).toBe(GO_NOTE);
  });

  it('of a public log, with its witness', async () => {
    const note = noteIn(PUBLIC_NOTE);
    expect(formatNote(note)).toBe(PUBLIC_NOTE);
    const verified = await verifyNote(note, [keyIn(PUBLIC_LOG), keyIn(PUBLIC_WITNESS)], verifyEd25519);
    expect(verified).toMatchObject({
      ok: true,
      value: [{ atMs: null }, { atMs: Date.parse('2026-05-23T21:50:24Z') }],
    });
  });
});

describe('a note', () => {
  const TEXT = 'one\n\nthree\n';

  it('has its text before the last empty line, empty lines and all', async () => {
    const written = formatNote({ text: TEXT, signatures: [await signNote(TEXT, log.key, log.sign)] });
    expect(noteIn(written).text).toBe(TEXT);
  });

  it.each([
    ['nothing', '', 'noSignatures'],
    ['no empty line', 'text\n— name AAAAAAE=\n', 'noSignatures'],
    ['no signature', 'text\n\n', 'noSignatures'],
    ['no last line end', 'text\n\n— name AAAAAAE=', 'signatureLine'],
    ['another dash', 'text\n\n- name AAAAAAE=\n', 'signatureLine'],
    ['a name with a plus', 'text\n\n— a+b AAAAAAE=\n', 'signatureLine'],
    ['a name with a space', 'text\n\n— a\u3000b AAAAAAE=\n', 'signatureLine'],
    ['a key number alone', 'text\n\n— name AAAAAA==\n', 'signatureLine'],
    ['base64 that is no base64', 'text\n\n— name AAAA!AE=\n', 'signatureLine'],
    ['base64 with hidden bits', 'text\n\n— name AAAAAAF=\n', 'signatureLine'],
    ['base64 without its end', 'text\n\n— name AAAAAAE\n', 'signatureLine'],
    ['a tab', 'te\txt\n\n— name AAAAAAE=\n', 'characters'],
    ['a carriage return', 'text\r\n\n— name AAAAAAE=\n', 'characters'],
    ['half a character', 'te\ud800xt\n\n— name AAAAAAE=\n', 'characters'],
    [
      'more signatures than any log has',
      `text\n\n${'— name AAAAAAE=\n'.repeat(SIGNATURES_MAX + 1)}`,
      'tooManySignatures',
    ],
  ])('is refused with %s', (_, note, reason) => {
    expect(parseNote(note)).toEqual({ ok: false, code: 'LOG.NOT_A_NOTE', data: { reason } });
  });

  it('takes further signatures, the newer of one key for the older', async () => {
    const first = await cosignNote(TEXT, witness.key, 1_000, witness.sign);
    const later = await cosignNote(TEXT, witness.key, 2_000, witness.sign);
    const note = addSignatures({ text: TEXT, signatures: [await signNote(TEXT, log.key, log.sign), first] }, [
      later,
    ]);
    expect(note.signatures).toHaveLength(2);
    expect(await verifyNote(note, [witness.key], verifyEd25519)).toMatchObject({ value: [{ atMs: 2_000 }] });
  });
});

describe('signatures', () => {
  const TEXT = 'plates\n';
  const NOW_MS = 1_800_000_000_000;

  it('of unknown keys count for nothing, and of none that is known the note is refused', async () => {
    const note = { text: TEXT, signatures: [await signNote(TEXT, log.key, log.sign)] };
    expect(await verifyNote(note, [signerOf('other.example').key], verifyEd25519)).toEqual({
      ok: false,
      code: 'LOG.NOT_SIGNED',
      data: { names: ['other.example'] },
    });
    const sameName = signerOfSeed('plates.example/log', 'ed25519', new Uint8Array(32)).key;
    expect(await verifyNote(note, [sameName], verifyEd25519)).toMatchObject({ code: 'LOG.NOT_SIGNED' });
  });

  it('of a known key that are wrong condemn the note', async () => {
    const signature = await signNote(TEXT, log.key, log.sign);
    const other = { text: 'Plates\n', signatures: [signature] };
    const bad = { ok: false, code: 'LOG.BAD_SIGNATURE', data: { name: 'plates.example/log' } };
    expect(await verifyNote(other, [log.key], verifyEd25519)).toEqual(bad);
    const short = { text: TEXT, signatures: [{ ...signature, signature: signature.signature.slice(1) }] };
    expect(await verifyNote(short, [log.key], verifyEd25519)).toEqual(bad);
  });

  it("of a witness hold its time: another time is another signature, and a log's own is no witness's", async () => {
    const cosigned = await cosignNote(TEXT, witness.key, NOW_MS, witness.sign);
    const moved = {
      ...cosigned,
      signature: cosigned.signature.map((byte, at) => (at === 7 ? byte ^ 1 : byte)),
    };
    const bad = { code: 'LOG.BAD_SIGNATURE' };
    expect(await verifyNote({ text: TEXT, signatures: [moved] }, [witness.key], verifyEd25519)).toMatchObject(
      bad,
    );
    const plain = await signNote(TEXT, witness.key, witness.sign);
    expect(await verifyNote({ text: TEXT, signatures: [plain] }, [witness.key], verifyEd25519)).toMatchObject(
      bad,
    );
  });

  it('from the future are refused, beyond what clocks differ by', async () => {
    const at = async (atMs: number) => {
      const signatures = [await cosignNote(TEXT, witness.key, atMs, witness.sign)];
      return verifyNote({ text: TEXT, signatures }, [witness.key], verifyEd25519, NOW_MS);
    };
    expect(await at(NOW_MS + CLOCK_AHEAD_MAX_MS)).toMatchObject({ ok: true });
    expect(await at(NOW_MS + CLOCK_AHEAD_MAX_MS + 1_000)).toEqual({
      ok: false,
      code: 'LOG.CLOCK_IN_FUTURE',
      data: { name: 'notary.example/witness', atMs: NOW_MS + CLOCK_AHEAD_MAX_MS + 1_000, nowMs: NOW_MS },
    });
  });

  it('with a time beyond all calendars are refused', async () => {
    const { keyId, name } = witness.key;
    const signature = new Uint8Array(72).fill(255);
    expect(
      await verifyNote(
        { text: TEXT, signatures: [{ name, keyId, signature }] },
        [witness.key],
        verifyEd25519,
      ),
    ).toMatchObject({ code: 'LOG.BAD_SIGNATURE' });
  });

  it('are read from what a witness answers', () => {
    expect(parseSignatureLines('— name AAAAAAE=\n— name AAAAAAI=\n')).toMatchObject({
      value: [{ name: 'name', keyId: 0, signature: Uint8Array.of(1) }, { signature: Uint8Array.of(2) }],
    });
    expect(parseSignatureLines('<html>')).toMatchObject({ code: 'LOG.NOT_A_NOTE' });
  });
});

describe('a key that is handed on', () => {
  it.each([
    ['no plus', 'PeterNeumann', 'form'],
    ['no name', '+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'form'],
    ['a name with a space', 'Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'name'],
    ["another's number", 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'keyId'],
    ["another's name", 'EnochRoot+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'keyId'],
    ['an unknown kind', 'PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'kind'],
    ['a short key', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=', 'length'],
    ['no base64', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T', 'form'],
  ])('is refused with %s', (_, text, reason) => {
    expect(parseVerifierKey(sha256, text)).toEqual({ ok: false, code: 'LOG.BAD_KEY', data: { reason } });
  });

  it("is another one as a log's and as a witness's", () => {
    const asLog = noteKey(sha256, 'a.example', 'ed25519', log.key.publicKey);
    const asWitness = noteKey(sha256, 'a.example', 'cosignature', log.key.publicKey);
    expect(asLog).toMatchObject({ ok: true });
    expect(asLog.ok && asWitness.ok && asLog.value.keyId !== asWitness.value.keyId).toBe(true);
  });
});
