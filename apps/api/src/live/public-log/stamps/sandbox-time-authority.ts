// TimeAuthority for development and rehearsals: OpenSSL on this machine, with a key that is made at the first stamp and forgotten at the end. Its time proves nothing.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TimeAuthority } from './time-authority';

const run = promisify(execFile);
const ANSWER_MAX_MS = 20_000;

const SETTINGS = `
[req]
distinguished_name = name
prompt = no
x509_extensions = stamps
[name]
CN = Haopai time stamps, sandbox
[stamps]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
serial = $ENV::HAOPAI_SANDBOX_STAMPS/serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
ess_cert_id_alg = sha256
`;

export class SandboxTimeAuthority implements TimeAuthority {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'haopai-stamps-'));
  /** By which its stamps are verified, PEM; there from the first stamp on. */
  readonly certificateFile = path.join(this.folder, 'certificate');
  private made: Promise<void> | null = null;

  constructor() {
    process.once('exit', () => rmSync(this.folder, { recursive: true, force: true }));
  }

  async answer(request: Uint8Array): Promise<Uint8Array> {
    const { folder } = this;
    await (this.made ??= makeAuthority(folder));
    const [query, reply] = [path.join(folder, 'query.tsq'), path.join(folder, 'reply.tsr')];
    await writeFile(query, request);
    const signer = ['-signer', 'certificate', '-inkey', 'key'];
    const files = ['-config', 'settings', '-queryfile', query, '-out', reply];
    await openssl(folder, 'ts', '-reply', '-section', 'tsa', ...signer, ...files);
    return new Uint8Array(await readFile(reply));
  }
}

async function makeAuthority(folder: string): Promise<void> {
  writeFileSync(path.join(folder, 'settings'), SETTINGS);
  writeFileSync(path.join(folder, 'serial'), '01\n');
  const files = ['-config', 'settings', '-keyout', 'key', '-out', 'certificate'];
  await openssl(folder, 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', ...files);
}

async function openssl(folder: string, ...order: readonly string[]): Promise<void> {
  const env = { PATH: process.env.PATH, HAOPAI_SANDBOX_STAMPS: folder };
  await run('openssl', order, { cwd: folder, env, timeout: ANSWER_MAX_MS });
}
