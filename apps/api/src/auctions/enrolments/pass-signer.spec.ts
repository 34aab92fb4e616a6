// A signed pass is worth what was signed, to the session that took it, until its end; and nothing else is worth anything.
import { PassSigner } from './pass-signer';

const SECRET = 'a secret that only this spec knows, 0123456789';
const TERMS = { auctionId: 12, enrolmentId: 345, endsAtMs: 2_000_000 };
const NOW_MS = 1_000_000;

describe('a signed pass', () => {
  const signer = new PassSigner(SECRET);
  const signed = signer.sign('a-session', TERMS);

  it('says what was signed, to every instance of the site, until it ends', () => {
    expect(new PassSigner(SECRET).read(signed, 'a-session', NOW_MS)).toEqual(TERMS);
    expect(signer.read(signed, 'a-session', TERMS.endsAtMs - 1)).toEqual(TERMS);
    expect(signer.read(signed, 'a-session', TERMS.endsAtMs)).toBeNull();
  });

  it('needs no escape in a cookie, and does not show whose session it is', () => {
    expect(signed).toMatch(/^1\.12\.345\.2000000\.[\w-]{43}$/);
  });

  it('is worth nothing to another session, nor at a site with another secret', () => {
    expect(signer.read(signed, 'another-session', NOW_MS)).toBeNull();
    expect(new PassSigner(`${SECRET}!`).read(signed, 'a-session', NOW_MS)).toBeNull();
  });

  it.each([
    ['another auction', signed.replace('.12.', '.13.')],
    ['another enrolment', signed.replace('.345.', '.346.')],
    ['a later end', signed.replace('.2000000.', '.9000000.')],
    ['another version', signed.replace(/^1/, '2')],
    ['a signature that is cut off', signed.slice(0, -1)],
    ['no signature', signed.slice(0, signed.lastIndexOf('.') + 1)],
    ['more behind it', `${signed}A`],
    ['nothing', ''],
    ['a number alone, as the release before wrote it', '345'],
  ])('is forged with %s', (_, forged) => {
    expect(signer.read(forged, 'a-session', NOW_MS)).toBeNull();
  });

  it('is forged when any character of its signature was changed', () => {
    const at = signed.lastIndexOf('.') + 1;
    // The last character of 43 has two bits that stand for nothing.
    for (let i = at; i < signed.length - 1; i++) {
      const other = signed.charAt(i) === 'A' ? 'B' : 'A';
      expect(signer.read(signed.slice(0, i) + other + signed.slice(i + 1), 'a-session', NOW_MS)).toBeNull();
    }
  });
});
