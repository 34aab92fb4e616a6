// Versions of the programs that tests run against, for Nx's hashes: what passed on one is not known of another. `program-versions.mjs mysql redis chromium`
import { spawnSync } from 'node:child_process';

/** The names under which each is looked for, as tools/services, tools/test/browser.ts and engines.ts do; the first that is there counts. */
const PROGRAMS = {
  mysql: ['mariadbd', 'mysqld'],
  redis: ['redis-server', 'valkey-server'],
  nginx: ['nginx'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  shell: ['chromium-headless-shell'],
  firefox: ['firefox-esr', 'firefox'],
  webkit: ['dpkg-query'],
};
/** @type {Readonly<Record<string, readonly string[]>>} How those are asked that do not take `--version`; WebKit's driver says its own nowhere. */
const ASKED = { nginx: ['-v'], webkit: ['-W', '-f=${Version}', 'webkit2gtk-driver'] };
/** Those that a variable can name. */
const GIVEN = ['chromium', 'firefox'];
const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin:/sbin:/usr/libexec:/opt/homebrew/bin`;

/** @param {string} name */
function versionOf(name) {
  const program = Object.entries(PROGRAMS).find(([key]) => key === name)?.[1] ?? [];
  const given = GIVEN.includes(name) ? process.env[`HAOPAI_E2E_${name.toUpperCase()}`] : undefined;
  for (const each of given ? [given] : program) {
    const { status, stdout, stderr } = spawnSync(each, ASKED[name] ?? ['--version'], {
      encoding: 'utf8',
      env: { ...process.env, PATH },
    });
    if (status === 0) return (stdout || stderr).trim();
  }
  return 'none';
}

for (const name of process.argv.slice(2)) console.log(`${name}: ${versionOf(name)}`);
