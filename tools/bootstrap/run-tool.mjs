// Brings packages and the project's own Node into place, then runs a TypeScript tool under them; itself plain Node ≥ 20.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitForLock } from './folder-lock.mjs';
import { arePackagesCurrent, installPackages } from './packages.mjs';

const OLDEST_MACHINE_NODE = 20;
const PROJECT_NODE = 24;
const INSTALL_PATIENCE_MS = 10 * 60_000;

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string} message @returns {never} */
export function giveUp(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

const machineNode = Number(process.versions.node.split('.')[0]);

/** The Node that came with the packages, else the machine's own when it is new enough. */
function projectNode() {
  const own = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (process.platform !== 'win32' && existsSync(own)) return own;
  if (machineNode >= PROJECT_NODE) return process.execPath;
  return giveUp(
    `Haopai runs on Node ${PROJECT_NODE}. The package that brings it does not exist for ${process.platform}-${process.arch},\n` +
      `and this machine has Node ${process.versions.node}. Install Node ${PROJECT_NODE} or newer and try again.`,
  );
}

/** Two commands started at once on a fresh clone install one after the other; the second finds nothing left to do. */
async function ensurePackages() {
  if (arePackagesCurrent(root)) return;
  const lock = await waitForLock(root, 'install', INSTALL_PATIENCE_MS);
  try {
    if (!arePackagesCurrent(root)) await installPackages(root);
  } catch (error) {
    giveUp(`The packages could not be installed: ${error instanceof Error ? error.message : error}`);
  } finally {
    await lock.release();
  }
}

/**
 * Runs a tool with this command's arguments and ends with its exit code. The tool hears SIGTERM that only this process
 * gets, and through the open channel that this process is gone.
 * @param {string} file relative to the root
 */
export async function runTool(file) {
  if (machineNode < OLDEST_MACHINE_NODE) {
    giveUp(`Haopai needs Node ${OLDEST_MACHINE_NODE} or newer; this is Node ${process.versions.node}.`);
  }
  await ensurePackages();
  const child = spawn(projectNode(), ['--import', 'tsx', path.join(root, file), ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, 'tools', 'tsconfig.json') },
  });
  // Ctrl-C reaches the whole group, a plain kill only us: the tool takes a second signal for the first one's echo.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
