// docker/nginx/tls.conf under a real nginx: whoever asks without TLS is sent to the site's own names, as docker/site.sh certificate writes them down.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { drawCertificate } from '../containers/checks/certificate-giver';
import { freePort, LOOPBACK } from '../services';
import { run } from '../services/child-process';
import { Front } from './front';
import { obtainNginx } from './obtain-nginx';
import { Listener } from './testing/listener';

const DOCKER = path.resolve(import.meta.dirname, '..', '..', 'docker');
const SITE = 'plates.example';
const OFFICE = 'office.plates.example';
/** Nobody of this machine is sent to TLS. */
const SOMEBODY = '203.0.113.7';

describe('a site that has a certificate', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'haopai-front-https-'));
  const certificates = path.join(home, 'certificate');
  let instance: Listener;
  let front: Front;

  beforeAll(async () => {
    const { chain, key } = await drawCertificate(certificates, 'site', SITE);
    const tls = readFileSync(path.join(DOCKER, 'nginx', 'tls.conf'), 'utf8')
      .replace('listen 8443', `listen ${LOOPBACK}:${await freePort()}`)
      .replace('listen [::]:8443 ssl backlog=4096;\n', '')
      .replace('/etc/haopai-certificate/fullchain.pem', chain)
      .replace('/etc/haopai-certificate/privkey.pem', key)
      .replaceAll('/etc/haopai-certificate/', `${certificates}/`);
    front = new Front({
      program: await obtainNginx(() => undefined),
      home,
      logDir: path.join(home, 'logs'),
      port: await freePort(),
      more: `set_real_ip_from ${LOOPBACK};\nreal_ip_header X-Forwarded-For;\n${tls}`,
    });
    instance = await Listener.open('one');
    mkdirSync(certificates, { recursive: true });
    await run('sh', ['-c', `${ORIGINS}\n. "$1/site/certificate.sh"\nname_hosts`, 'sh', DOCKER], {
      cwd: home,
    });
    await front.start([instance.port]);
  });
  afterAll(async () => {
    await front.stop();
    await instance.close();
    rmSync(home, { recursive: true });
  });

  /** In compose's place: tells the names. */
  const ORIGINS = `compose() { echo '  HAOPAI_ORIGINS: https://${SITE},https://${OFFICE}:443'; }`;
  /** `fetch` sets no Host. */
  const sentTo = (host: string, address: string): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { Host: host, 'X-Forwarded-For': SOMEBODY };
      request(`${front.baseUrl}${address}`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.headers.location);
      })
        .on('error', reject)
        .end();
    });

  it('fences the page that says so', async () => {
    const answer = await fetch(`${front.baseUrl}/`, {
      redirect: 'manual',
      headers: { 'X-Forwarded-For': SOMEBODY },
    });
    expect(answer.status).toBe(301);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([SITE, OFFICE])('sends who asks for %s there', async (host) => {
    expect(await sentTo(host, '/auctions?page=2')).toBe(`https://${host}/auctions?page=2`);
  });

  it.each(['elsewhere.example', `${SITE}.elsewhere.example`, LOOPBACK])(
    'sends who asks for %s to the site',
    async (host) => {
      expect(await sentTo(host, '/auctions')).toBe(`https://${SITE}/auctions`);
    },
  );
});
