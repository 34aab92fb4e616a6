// Somebody who gives certificates by ACME to whoever shows that a name leads to them: Pebble, in a container beside the site, which believes that it does.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../services/child-process';
import { nameOf } from '../image-label';
import { makeBaseImages } from '../podman/make-base-images';
import type { Trial } from './check';

const IMAGE = 'ghcr.io/letsencrypt/pebble:2.6.0';
const PORT = 14_000;
/** Of nginx in its container. */
const ASKED_AT = 8_080;

export class CertificateGiver {
  private constructor(
    private readonly trial: Trial,
    private readonly name: string,
  ) {}

  static async open(trial: Trial, siteName: string): Promise<CertificateGiver> {
    const { site, root } = trial;
    if (!site.engine.hasPublishedImages) await makeBaseImages(site.engine, root, [IMAGE], () => undefined);
    const name = `${site.project}-giver`;
    const folder = path.join(site.folder, 'giver');
    const { chain, key } = await drawCertificate(folder, 'giver', name);
    const inside = (file: string): string => `/giver/${path.basename(file)}`;
    const pebble = {
      listenAddress: `0.0.0.0:${PORT}`,
      managementListenAddress: `0.0.0.0:${PORT + 1}`,
      certificate: inside(chain),
      privateKey: inside(key),
      httpPort: ASKED_AT,
      tlsPort: 8_443,
      ocspResponderURL: '',
      externalAccountBindingRequired: false,
    };
    writeFileSync(path.join(folder, 'pebble.json'), JSON.stringify({ pebble }));
    const giver = new CertificateGiver(trial, name);
    await giver.close().catch(() => undefined);
    await site.ask([
      ...['run', '--detach', '--name', name, '--network', `${site.project}_front`],
      ...['--add-host', `${siteName}:${await site.addressOf('nginx', 'front')}`],
      ...['--env', 'PEBBLE_VA_NOSLEEP=1', '--volume', `${folder}:/giver:ro`],
      ...[nameOf(site.engine, IMAGE), '-config', '/giver/pebble.json'],
    ]);
    return giver;
  }

  /** As ACME has it, for those on the same network. */
  get directory(): string {
    return `https://${this.name}:${PORT}/dir`;
  }

  async close(): Promise<void> {
    await this.trial.site.ask(['rm', '--force', this.name]);
  }
}

export interface Drawn {
  readonly chain: string;
  readonly key: string;
}

/** Signed by itself; PEM files that any container's user may read. */
export async function drawCertificate(folder: string, file: string, name: string): Promise<Drawn> {
  mkdirSync(folder, { recursive: true });
  const [chain, key] = [path.join(folder, `${file}.pem`), path.join(folder, `${file}.key.pem`)];
  const what = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'.split(' ');
  const names = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  await run('openssl', [...what, ...names, '-keyout', key, '-out', chain]);
  chmodSync(key, 0o644);
  return { chain, key };
}
