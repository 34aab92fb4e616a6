// A certificate in two files, and one by ACME: nginx takes it or leaves everything as it was, sends everybody to it, and has the next one when it is renewed.
import { rmSync } from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';
import { LOOPBACK } from '../../services';
import { CertificateGiver, drawCertificate } from './certificate-giver';
import { type Check, claim, eventually, type Trial } from './check';

const PATIENCE_MS = 60_000;
/** As the site's address in `HAOPAI_ORIGINS` would be. */
const NAME = 'plates.example';
/** Whoever gives the order has named the site; it stands as one to look at, so that the other checks come without a certificate. */
const NAMED = { HAOPAI_ORIGINS: `https://${NAME}` };
/** certbot sleeps for minutes otherwise, so that not everybody comes at the same time. */
const AT_ONCE = ['--force-renewal', '--no-random-sleep-on-renew', '--no-verify-ssl'];

export const certificate: Check = {
  name: 'a certificate is taken by command, a wrong one and one for a site without a name are not, and everybody is sent to it',
  wantsRoot: true,
  run: async (trial) => {
    const { site } = trial;
    const folder = path.join(site.folder, 'certificates');
    const [first, second] = [
      await drawCertificate(folder, 'first', NAME),
      await drawCertificate(folder, 'second', NAME),
    ];
    const nameless = await site.order('certificate', first.chain, first.key).catch(String);
    claim(nameless.includes('has no name'), `a site to look at was given a certificate: ${nameless}`);
    claim((await askPlainly(trial, '/')).status === 200, 'what was refused has cut the site off');
    const give = (chain: string, key: string): Promise<string> =>
      site.orderAs(NAMED, 'certificate', chain, key);
    const mismatched = await give(first.chain, second.key).catch(String);
    claim(mismatched.includes('nothing was changed'), `the key of another: ${mismatched}`);
    claim((await askPlainly(trial, '/')).status === 200, 'a wrong certificate has changed something');
    try {
      await give(first.chain, first.key);
      await shows(trial, (issuer) => issuer === NAME);
      const sent = await askPlainly(trial, '/auctions?page=2');
      const to = sent.headers.get('location');
      claim(sent.status === 301 && to === `https://${NAME}/auctions?page=2`, `${sent.status} ${to}`);
      await comesFromAGiver(trial);
    } finally {
      // The other checks come without one.
      rmSync(path.join(site.folder, 'certificate', 'listen.conf'), { force: true });
      const reload = '-p /run/haopai/ -c /etc/haopai/nginx.conf -e stderr -s reload'.split(' ');
      await site.exec('nginx', 'nginx', ...reload);
    }
    await eventually(PATIENCE_MS, async () => {
      claim((await askPlainly(trial, '/')).status === 200, 'the site does not come back without it');
    });
    return 'of two files, then by ACME while everybody was sent to the first, then renewed';
  },
};

/** Over port 80 of the site, though everybody else is sent away from there. */
async function comesFromAGiver(trial: Trial): Promise<void> {
  const { site } = trial;
  const giver = await CertificateGiver.open(trial, NAME);
  try {
    const whom = ['--server', giver.directory, '--no-verify-ssl'];
    await site.orderAs(NAMED, 'certificate', `office@${NAME}`, ...whom);
    const given = await shows(trial, (issuer) => issuer.startsWith('Pebble'));
    await site.orderAs(NAMED, 'certificate', 'renew');
    await shows(trial, (_, serial) => serial === given);
    await site.orderAs(NAMED, 'certificate', 'renew', ...AT_ONCE);
    await shows(trial, (issuer, serial) => issuer.startsWith('Pebble') && serial !== given);
  } finally {
    await giver.close();
  }
}

function askPlainly({ site }: Trial, address: string): Promise<Response> {
  return fetch(`${site.baseUrl}${address}`, { redirect: 'manual', headers: { Accept: 'text/html' } });
}

/** Waits until nginx shows the right one; returns its number. */
function shows({ site }: Trial, isRight: (issuer: string, serial: string) => boolean): Promise<string> {
  return eventually(PATIENCE_MS, async () => {
    const { issuer, serialNumber } = await shownAt(site.tlsPort);
    const name = String(issuer.CN);
    claim(isRight(name, serialNumber), `nginx shows ${serialNumber} of ${name}`);
    return serialNumber;
  });
}

function shownAt(port: number): Promise<tls.PeerCertificate> {
  return new Promise((resolve, reject) => {
    const options = { host: LOOPBACK, port, servername: NAME, rejectUnauthorized: false };
    const socket = tls.connect(options, () => {
      resolve(socket.getPeerCertificate());
      socket.destroy();
    });
    socket.on('error', reject);
  });
}
