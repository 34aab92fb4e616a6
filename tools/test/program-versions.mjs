// Versions of the programs that tests run against, for Nx's hashes: what passed on one is not known of another. `program-versions.mjs mysql redis chromium`
import { spawnSync } from 'node:child_process';

/** The names under which each is looked for, as tools/services and tools/test/browser.ts do; the first that is there counts. */
const PROGRAMS = {
  mysql: ['mariadbd', 'mysqld'],
  redis: ['redis-server', 'valkey-server'],
  nginx: ['nginx'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  shell: ['chromium-headless-shell'],
};
const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin:/sbin:/usr/libexec:/opt/homebrew/bin`;

/** @param {string} name */
function versionOf(name) {
  const program = Object.entries(PROGRAMS).find(([key]) => key === name)?.[1] ?? [];
  const given = name === 'chromium' ? process.env.HAOPAI_E2E_CHROMIUM : undefined;
  for (const each of given ? [given] : program) {
    const { status, stdout, stderr } = spawnSync(each, [name === 'nginx' ? '-v' : '--version'], {
      encoding: 'utf8',
      env: { ...process.env, PATH },
    });
    if (status === 0) return (stdout || stderr).trim();
  }
  return 'none';
}

for (const name of process.argv.slice(2)) console.log(`${name}: ${versionOf(name)}`);
