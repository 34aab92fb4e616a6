// A signed pass is worth what was signed, to the session that took it, until its end; and nothing else is worth anything.
import { makesBidder, PassSigner } from './pass-signer';

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

  it('makes a bidder at the door, one of a drill in its time alone', () => {
    const lane = { fromMs: 1_100_000, untilMs: 1_200_000 };
    const ofDrill = signer.sign('a-session', { ...TERMS, lane });
    expect(ofDrill).toMatch(/^2\.12\.345\.2000000\.1100000\.1200000\.[\w-]{43}$/);
    const read = signer.read(ofDrill, 'a-session', NOW_MS);
    expect(read).toEqual({ ...TERMS, lane });
    const isBidder = (nowMs: number): boolean => read !== null && makesBidder(read, nowMs);
    expect([lane.fromMs - 1, lane.fromMs, lane.untilMs - 1, lane.untilMs].map(isBidder)).toEqual([
      ...[false, true, true, false],
    ]);
    expect(makesBidder(TERMS, NOW_MS)).toBe(true);
    for (const forged of [
      ofDrill.replace('.1100000.', '.1000000.'),
      ofDrill.replace('.1100000.1200000.', '.'),
    ])
      expect(signer.read(forged, 'a-session', NOW_MS)).toBeNull();
    expect(
      signer.read(ofDrill.replace('.1100000.1200000.', '.').replace(/^2/, '1'), 'a-session', NOW_MS),
    ).toBeNull();
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
