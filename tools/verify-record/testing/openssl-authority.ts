// A time authority made of OpenSSL's ts: real stamps, by a certificate of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const settings = (folder: string): string => `
[req]
distinguished_name = name
prompt = no
x509_extensions = extensions
[name]
CN = Time Authority of the Spec
[extensions]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
serial = ${folder}/serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
ess_cert_id_alg = sha256
`;

export class OpensslAuthority {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'time-authority-'));

  constructor(kind: 'rsa' | 'ec' = 'rsa') {
    writeFileSync(path.join(this.folder, 'serial'), '01\n');
    writeFileSync(path.join(this.folder, 'settings'), settings(this.folder));
    const key = kind === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    const files = ['-config', 'settings', '-keyout', 'key', '-out', 'certificate'];
    this.openssl('req', '-x509', '-newkey', ...key, '-nodes', '-days', '2', ...files);
  }

  /** Of a SHA-256. */
  stamp(digest: Uint8Array): Uint8Array {
    const hex = Buffer.from(digest).toString('hex');
    this.openssl('ts', '-query', '-digest', hex, '-sha256', '-cert', '-out', 'query');
    const signer = ['-signer', 'certificate', '-inkey', 'key'];
    const files = ['-config', 'settings', '-queryfile', 'query', '-out', 'reply'];
    this.openssl('ts', '-reply', '-section', 'tsa', ...signer, ...files);
    return new Uint8Array(readFileSync(path.join(this.folder, 'reply')));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private openssl(...order: readonly string[]): void {
    execFileSync('openssl', order, { cwd: this.folder, stdio: 'pipe' });
  }
}
