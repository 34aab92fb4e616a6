// Tells whether node_modules is what package-lock.json says and brings it there; runs on plain Node ≥ 20 without any package.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const HEARTBEAT_MS = 5_000;

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

/** @param {string} file @returns {Record<string, LockedPackage> | null} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
}

/**
 * npm writes node_modules/.package-lock.json last, so an interrupted install counts as missing. Optional packages may be
 * absent: they belong to other platforms.
 * @param {string} root
 */
export function arePackagesCurrent(root) {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  const installed = readLock(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([where, locked]) => {
    if (where === '' || locked.link) return true;
    const found = installed[where];
    return found ? found.version === locked.version : locked.optional === true;
  });
}

/** How far an install is: `412 of 690 packages`. @param {string} root */
function progress(root) {
  const wanted = Object.entries(readLock(path.join(root, 'package-lock.json')) ?? {}).filter(
    ([where, { optional }]) => where !== '' && !optional,
  );
  const there = wanted.filter(([where]) => existsSync(path.join(root, where, 'package.json')));
  return `${there.length} of ${wanted.length} packages`;
}

/**
 * `npm ci`, with a line of progress every few seconds. Warnings (EBADENGINE among them) stay hidden, errors are shown.
 * @param {string} root
 * @returns {Promise<void>}
 */
export function installPackages(root) {
  const npm = process.env.npm_execpath;
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, args] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm, ...flags]] : ['npm', flags];
  const startedMs = Date.now();
  console.log('packages   npm ci: installing what package-lock.json names, a minute or two the first time');
  const heartbeat = setInterval(() => {
    const seconds = Math.round((Date.now() - startedMs) / 1000);
    console.log(`packages   … ${seconds} s, ${progress(root)}`);
  }, HEARTBEAT_MS);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(heartbeat);
      if (code !== 0) return reject(new Error(`npm ci ended with code ${code}`));
      console.log(`packages   installed in ${Math.round((Date.now() - startedMs) / 1000)} s`);
      resolve();
    });
  });
}
