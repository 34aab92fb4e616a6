// A lock on this folder that the operating system frees when its holder dies: a listening local socket named after the folder.
import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import net from 'node:net';

const ANSWER_MS = 1_000;

/**
 * Under /tmp whatever TMPDIR says: all who share the folder must agree, and a socket's path is limited to 107 characters.
 * @param {string} root @param {string} name
 */
function socketPath(root, name) {
  const folder = createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 16);
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\haopai-${folder}-${name}`
    : `/tmp/haopai-${folder}-${name}.sock`;
}

/**
 * What the holder says of itself, or null when nobody holds the lock.
 * @param {string} root @param {string} name
 * @returns {Promise<string | null>}
 */
export function lockHolder(root, name) {
  return new Promise((resolve) => {
    const socket = net.connect(socketPath(root, name));
    let said = '';
    socket.setEncoding('utf8').setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('data', (chunk) => (said += chunk));
    socket.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const isFree = error.code === 'ENOENT' || error.code === 'ECONNREFUSED';
      resolve(isFree ? null : `an unknown process (${error.code})`);
    });
    socket.on('close', () => resolve(said || 'a process that does not answer'));
  });
}

/**
 * Takes the lock, or tells who holds it. A socket file that a killed holder left is swept aside.
 * @param {string} root @param {string} name @param {string} introduction
 * @returns {Promise<{ release: () => Promise<void> } | { holder: string }>}
 */
export async function takeLock(root, name, introduction) {
  const path = socketPath(root, name);
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(introduction);
  });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const isListening = await new Promise((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(path, () => resolve(true));
    });
    if (isListening) {
      server.unref();
      return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    }
    const holder = await lockHolder(root, name);
    if (holder !== null) return { holder };
    rmSync(path, { force: true });
  }
  return { holder: 'a process that comes and goes' };
}

/**
 * Takes the lock when its holder is done with it.
 * @param {string} root @param {string} name @param {number} patienceMs
 */
export async function waitForLock(root, name, patienceMs) {
  const untilMs = Date.now() + patienceMs;
  for (;;) {
    const lock = await takeLock(root, name, `process ${process.pid}`);
    if ('release' in lock) return lock;
    if (Date.now() > untilMs) throw new Error(`${lock.holder} holds the lock "${name}" of this folder`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
