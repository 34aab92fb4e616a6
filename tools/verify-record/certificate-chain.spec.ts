// Chains of certificates that OpenSSL made: which lead to the root that somebody brought, and which do not, each for one reason.
import { writeFileSync } from 'node:fs';
import { isForStamps, trustedRootOf } from './certificate-chain';
import { readAuthorities } from './read-authorities';
import { FOR_STAMPS } from './testing/openssl-authority';
import { OpensslCertificates } from './testing/openssl-certificates';

const YEAR_MS = 365 * 24 * 3_600_000;
const certificates = new OpensslCertificates();
afterAll(() => certificates.close());

describe('a chain', () => {
  const root = certificates.make('root', { name: 'Root', mayIssue: true });
  const between = certificates.make('between', { issuer: 'root', mayIssue: true });
  const signer = certificates.make('signer', { ...FOR_STAMPS, issuer: 'between' });
  const rootOf = (one = signer, trusted = [root], along = [between], atMs = Date.now()) =>
    trustedRootOf(one, trusted, along, atMs);

  it('leads to the root that was brought, by what came along or was brought, too', () => {
    expect(rootOf()).toBe(root);
    expect(rootOf(signer, [root, between], [])).toBe(between);
    expect(rootOf(signer, [signer], [])).toBe(signer);
  });

  it('leads nowhere without its middle, without a root, and before or after its time', () => {
    expect(rootOf(signer, [root], [])).toBeNull();
    expect(rootOf(signer, [], [between, root])).toBeNull();
    expect(rootOf(signer, [root], [between], Date.now() - YEAR_MS)).toBeNull();
    expect(rootOf(signer, [root], [between], Date.now() + YEAR_MS)).toBeNull();
  });

  it('does not lead to a root of the same name with another key', () => {
    const other = certificates.make('other', { name: 'Root', mayIssue: true });
    expect(rootOf(signer, [other])).toBeNull();
  });

  it('does not go through whoever may not issue, nor through more of them than may', () => {
    const citizen = certificates.make('citizen', { issuer: 'root' });
    const byCitizen = certificates.make('byCitizen', { ...FOR_STAMPS, issuer: 'citizen' });
    expect(rootOf(byCitizen, [root], [citizen])).toBeNull();
    const short = certificates.make('short', { issuer: 'root', mayIssue: true, pathLength: 0 });
    const direct = certificates.make('direct', { ...FOR_STAMPS, issuer: 'short' });
    expect(rootOf(direct, [root], [short])).toBe(root);
    const deeper = certificates.make('deeper', { issuer: 'short', mayIssue: true });
    const tooDeep = certificates.make('tooDeep', { ...FOR_STAMPS, issuer: 'deeper' });
    expect(rootOf(tooDeep, [root], [short, deeper])).toBeNull();
  });

  it('of two that issued each other has an end', () => {
    expect(rootOf(between, [signer], [between, root])).toBeNull();
  });
});

describe('a certificate for stamps', () => {
  it.each([
    ['critical,timeStamping', true],
    ['timeStamping', false],
    ['critical,serverAuth', false],
    ['critical,timeStamping,serverAuth', false],
    [undefined, false],
  ])('with the usage %s: %s', (usage, isOne) => {
    expect(isForStamps(certificates.make('usage', usage === undefined ? {} : { usage }))).toBe(isOne);
  });
});

describe('a file of authorities', () => {
  it('is read as PEM, several in one, and as DER', async () => {
    const [one, two] = [certificates.make('one'), certificates.make('two')];
    writeFileSync(certificates.at('both'), `Our roots\n${one.toString()}\n${two.toString()}`);
    const both = await readAuthorities(certificates.at('both'));
    expect(both.map(({ subject }) => subject)).toEqual(['CN=one', 'CN=two']);
    writeFileSync(certificates.at('der'), one.raw);
    expect((await readAuthorities(certificates.at('der')))[0]?.fingerprint256).toBe(one.fingerprint256);
  });

  it('that holds none, or a spoiled one, is refused with its name', async () => {
    for (const text of ['', 'hello', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) {
      writeFileSync(certificates.at('none'), text);
      await expect(readAuthorities(certificates.at('none'))).rejects.toThrow(
        /--authority .*none: this is no certificate/,
      );
    }
    await expect(readAuthorities(certificates.at('nowhere'))).rejects.toThrow('ENOENT');
  });
});
