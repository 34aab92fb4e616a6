// Secrets that are missing or weak are refused in production, by name and without being told.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Check, claim } from './check';

const WEAK = 'changeme';

interface Case {
  readonly secret: string;
  /** Of the variable that names its file. */
  readonly variable: string;
  readonly hasToBeThere: boolean;
}

const CASES: readonly Case[] = [
  { secret: 'session_secret', variable: 'HAOPAI_SESSION_SECRET', hasToBeThere: true },
  { secret: 'data_keys', variable: 'HAOPAI_DATA_KEYS', hasToBeThere: true },
  { secret: 'data_hash_key', variable: 'HAOPAI_DATA_HASH_KEY', hasToBeThere: true },
  { secret: 'public_log_key', variable: 'HAOPAI_PUBLIC_LOG_KEY', hasToBeThere: true },
  { secret: 'metrics_token', variable: 'HAOPAI_METRICS_TOKEN', hasToBeThere: false },
];

export const secrets: Check = {
  name: 'secrets that are missing or weak stop a start in production, and their words hold none',
  run: async ({ site }) => {
    const weakFile = path.join(site.folder, 'weak');
    writeFileSync(weakFile, WEAK, { mode: 0o644 });
    const start = ['run', '--rm', '--no-deps', '-T', '--env', 'NODE_ENV=production'];
    // Who signs the public log wants its key as well.
    const signs = [...start, '--env', 'HAOPAI_ROLE=all'];
    // As an instance starts, with the same secrets, in the service that no instance occupies.
    const instance = ['migrate', 'node', 'api/main.js'];
    for (const { secret, variable, hasToBeThere } of CASES) {
      const weak = await site.tryCompose([
        ...signs,
        '--volume',
        `${weakFile}:/run/weak:ro`,
        '--env',
        `${variable}_FILE=/run/weak`,
        ...instance,
      ]);
      claim(weak.code !== 0 && weak.said.includes(`${variable} is weak`), `weak ${secret}: ${weak.said}`);
      claim(!weak.said.includes(WEAK), `the refusal of a weak ${secret} tells it`);
      if (!hasToBeThere) continue;
      const missing = await site.tryCompose([...signs, '--env', `${variable}_FILE=`, ...instance]);
      claim(
        missing.code !== 0 && missing.said.includes(`${variable} is missing`),
        `no ${secret}: ${missing.said}`,
      );
    }
    const good = await site.compose([...start, 'migrate']);
    claim(good.includes('the database is up to date'), `with those of make-secrets.sh: ${good}`);
    return `${CASES.length} weak, 4 missing; those of make-secrets.sh are taken`;
  },
};
