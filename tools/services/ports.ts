// Chooses loopback ports for private services and remembers them, so that an address stays the same from start to start.
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isPortFree } from '../bootstrap/ports.mjs';

export const LOOPBACK = '127.0.0.1';

/** Below the range from which systems hand out ports to outgoing connections. */
const LOWEST_PORT = 21_000;
const HIGHEST_PORT = 31_999;
const TRIES_MAX = 50;
/** An empty file for each port that was given out and may not be listened on yet, for all processes of this user to see: another's folder cannot be written. */
const GIVEN_OUT = path.join(os.tmpdir(), `haopai-ports-${os.userInfo().uid}`);
/** A server listens on its port by then, on a slow machine too. */
const LISTENS_WITHIN_MS = 300_000;

/** Free now, and given to nobody else for five minutes: a MariaDB takes seconds until it listens. */
export async function freePort(): Promise<number> {
  forgetOld();
  for (let attempt = 0; attempt < TRIES_MAX; attempt += 1) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT + 1);
    if (giveOut(port) && (await isPortFree(port, LOOPBACK))) return port;
  }
  throw new Error(`no free port found between ${LOWEST_PORT} and ${HIGHEST_PORT} in ${TRIES_MAX} tries`);
}

function giveOut(port: number): boolean {
  try {
    writeFileSync(path.join(GIVEN_OUT, String(port)), '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function forgetOld(): void {
  mkdirSync(GIVEN_OUT, { recursive: true });
  for (const name of readdirSync(GIVEN_OUT)) {
    const file = path.join(GIVEN_OUT, name);
    const madeAtMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - madeAtMs > LISTENS_WITHIN_MS) rmSync(file, { force: true });
  }
}

function readPorts(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** The port that was remembered under this name, whether it is free or not. */
export function rememberedPort(file: string, name: string): number | null {
  const port = readPorts(file)[name];
  return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}

/** The remembered port while it is free, else a new one, remembered from now on. */
export async function stablePort(file: string, name: string): Promise<number> {
  const known = rememberedPort(file, name);
  if (known !== null && (await isPortFree(known, LOOPBACK))) return known;
  const port = await freePort();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...readPorts(file), [name]: port }, null, 2)}\n`);
  return port;
}
