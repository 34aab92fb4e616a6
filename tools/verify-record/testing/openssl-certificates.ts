// Certificates made by OpenSSL, each with a key of its own: roots, authorities between, and those that sign stamps; good ones and others.
import { X509Certificate } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface CertificateOf {
  /** Itself, where it is left out. */
  readonly issuer?: string;
  /** Its name; that of its file where it is left out. */
  readonly name?: string;
  readonly mayIssue?: boolean;
  /** Authorities that may stand between it and the last one. */
  readonly pathLength?: number;
  readonly usage?: string;
  /** 0: it is over within the second. */
  readonly days?: number;
  readonly key?: 'rsa' | 'ec';
}

export class OpensslCertificates {
  protected readonly folder = mkdtempSync(path.join(tmpdir(), 'certificates-'));

  /** Beside `FILE.key`. */
  make(file: string, of: CertificateOf = {}): X509Certificate {
    const { name = file, key = 'ec' } = of;
    const kind = key === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    const asked = ['-keyout', `${file}.key`, '-out', `${file}.csr`, '-subj', `/CN=${name}`];
    this.openssl('req', '-new', '-newkey', ...kind, '-nodes', ...asked);
    return this.again(file, of);
  }

  /** Another certificate of the same name and key. */
  again(file: string, of: CertificateOf = {}): X509Certificate {
    const { issuer = file, mayIssue = false, pathLength, days = 2 } = of;
    const length = pathLength === undefined ? '' : `,pathlen:${pathLength}`;
    writeFileSync(
      this.at('extensions'),
      [
        `basicConstraints = critical,CA:${mayIssue}${length}`,
        `keyUsage = critical,${mayIssue ? 'keyCertSign' : 'digitalSignature'}`,
        ...(of.usage === undefined ? [] : [`extendedKeyUsage = ${of.usage}`]),
      ].join('\n'),
    );
    const by =
      issuer === file
        ? ['-signkey', `${file}.key`]
        : ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial'];
    const given = ['-out', `${file}.pem`, '-extfile', 'extensions', '-days', String(days)];
    this.openssl('x509', '-req', '-in', `${file}.csr`, ...by, ...given);
    return new X509Certificate(readFileSync(this.at(`${file}.pem`)));
  }

  at(file: string): string {
    return path.join(this.folder, file);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  protected openssl(...order: readonly string[]): void {
    execFileSync('openssl', order, { cwd: this.folder, stdio: 'pipe' });
  }
}
