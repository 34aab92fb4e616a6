// To another machine: packed into one file, everything here erased, unpacked again. Every event, secret and log is there, and the site is open.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { verifyJournal } from '../../verify-journal';
import { count } from './backup';
import { type Check, claim, isReady, type Trial } from './check';

const KEPT = ['session_secret', 'data_keys', 'data_hash_key', 'mysql_serve_password'];

export const move: Check = {
  name: 'the site is packed, and unpacked where nothing of it is',
  wantsRoot: true,
  run: async (trial) => {
    const { site } = trial;
    const parcel = path.join(site.folder, '..', 'parcel.tar');
    try {
      await site.exec('api-1', 'sh', '-c', 'echo {} >/var/log/haopai/moved.log');
      const before = await count(trial);
      const secrets = KEPT.map((name) => site.secret(name));
      await trial.leaveDb();
      await site.orderThrough('>', parcel, 'pack');
      const twice = await site.orderThrough('<', parcel, 'unpack').catch(String);
      claim(twice.includes('nothing was changed'), `onto a site that is there: ${twice}`);
      await eraseAll(trial);
      await site.orderThrough('<', parcel, 'unpack');
      const after = await count(trial);
      claim(
        after.events >= before.events && after.citizens === before.citizens,
        JSON.stringify({ before, after }),
      );
      claim(KEPT.map((name) => site.secret(name)).join() === secrets.join(), 'its secrets are others');
      await site.exec('api-1', 'cat', '/var/log/haopai/moved.log');
      const heads = await site.order('verify-heads');
      claim(heads.includes('agrees with all'), `what was kept outside the database: ${heads}`);
      const { findings } = await verifyJournal(await trial.db());
      claim(findings.length === 0, JSON.stringify(findings.slice(0, 5)));
      await isReady(trial, 'afterwards');
      return `${before.events} events, ${before.citizens} citizens, secrets, logs and heads came along`;
    } finally {
      rmSync(parcel, { force: true });
    }
  },
};

/** The other machine has the project's files and nothing else. */
async function eraseAll({ site }: Trial): Promise<void> {
  await site.compose(['--profile', '*', 'down', '--volumes', '--timeout', '20']);
  for (const name of ['secrets', '.env'])
    rmSync(path.join(site.folder, name), { recursive: true, force: true });
}
