// What the compose file takes away is really gone: writing, rights, other networks, and more than a share of the machine.
import { type Check, claim } from './check';

/** Kept to a root that cannot be written, without rights, and not root. */
const HARDENED = [
  { service: 'api-1', user: '1000' },
  { service: 'engine-1', user: '1000' },
  { service: 'nginx', user: '101' },
] as const;

export const rights: Check = {
  name: 'services cannot write their root, have no rights, and see only their networks',
  run: async ({ site }) => {
    for (const { service, user } of HARDENED) {
      const shell = (script: string): Promise<string> => site.exec(service, 'sh', '-c', script);
      const uid = (await shell('id -u')).trim();
      claim(uid === user, `${service} runs as ${uid}`);
      const status = await shell('cat /proc/self/status');
      for (const line of [/^CapEff:\s+0+$/m, /^CapBnd:\s+0+$/m, /^NoNewPrivs:\s+1$/m])
        claim(line.test(status), `${service}: ${line.source} is not in ${status}`);
      for (const place of ['/', '/etc', '/usr/bin', '/haopai', '/root']) {
        const written = await shell(`touch ${place}/mark 2>/dev/null && echo written || echo kept`);
        claim(written.trim() === 'kept', `${service} wrote into ${place}`);
      }
      const memory = Number(await site.inspect(service, '{{.HostConfig.Memory}}'));
      const cpus = Number(await site.inspect(service, '{{.HostConfig.NanoCpus}}'));
      claim(memory > 0 && cpus > 0, `${service} may take ${memory} bytes and ${cpus} billionths of a core`);
    }
    const mounted = await site.exec('api-1', 'sh', '-c', 'touch /tmp/mark && echo written');
    claim(mounted.trim() === 'written', 'api-1 cannot write its own /tmp');
    const asked = await site.tryCompose([
      'exec',
      '-T',
      'nginx',
      'curl',
      '-sS',
      '-m',
      '5',
      'telnet://mysql:3306',
    ]);
    claim(asked.code !== 0 && /resolve host/.test(asked.said), `nginx reaches mysql: ${asked.said}`);
    const outside = await site.exec('engine-1', 'node', '-e', OUTSIDE);
    claim(outside.trim() === 'unreachable', `engine-1 reaches the world: ${outside}`);
    return `${HARDENED.map(({ service }) => service).join(', ')}; nginx finds no mysql, engines reach nothing outside`;
  },
};

/** An address that is nobody's: whoever has a way out is answered by silence, whoever has none at once. */
const OUTSIDE = `
  const socket = require('node:net').connect({ host: '192.0.2.1', port: 80 });
  socket.on('error', ({ code }) => { console.log(['ENETUNREACH', 'EHOSTUNREACH'].includes(code) ? 'unreachable' : code); process.exit(); });
  setTimeout(() => { console.log('a way out'); process.exit(); }, 3000);`;
