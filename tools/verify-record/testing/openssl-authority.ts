// A time authority made of OpenSSL's ts: real stamps, by a certificate of its own, or by one that a root has issued.
import { readFileSync, writeFileSync } from 'node:fs';
import { type CertificateOf, OpensslCertificates } from './openssl-certificates';

const SETTINGS = `
[tsa]
serial = serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
ess_cert_id_alg = sha256
`;
export const NAME = 'Time Authority of the Spec';
/** What OpenSSL asks of whoever stamps. */
export const FOR_STAMPS: CertificateOf = { name: NAME, usage: 'critical,timeStamping' };

export class OpensslAuthority extends OpensslCertificates {
  constructor(key: 'rsa' | 'ec' = 'rsa') {
    super();
    writeFileSync(this.at('serial'), '01\n');
    writeFileSync(this.at('settings'), SETTINGS);
    this.make('own', { ...FOR_STAMPS, key });
  }

  /** Of a SHA-256. `between`: certificates that come along. */
  stamp(digest: Uint8Array, signer = 'own', between: readonly string[] = []): Uint8Array {
    const hex = Buffer.from(digest).toString('hex');
    this.openssl('ts', '-query', '-digest', hex, '-sha256', '-cert', '-out', 'query');
    const chain = between.map((file) => readFileSync(this.at(`${file}.pem`), 'utf8')).join('');
    writeFileSync(this.at('chain'), chain);
    const by = ['-signer', `${signer}.pem`, '-inkey', `${signer}.key`];
    const along = between.length === 0 ? [] : ['-chain', 'chain'];
    const files = ['-config', 'settings', '-queryfile', 'query', '-out', 'reply'];
    this.openssl('ts', '-reply', '-section', 'tsa', ...by, ...along, ...files);
    return new Uint8Array(readFileSync(this.at('reply')));
  }
}
