// Programs that run to their end, and servers that end when told, with all that they started.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, startServer } from './child-process';

const folder = mkdtempSync(path.join(os.tmpdir(), 'haopai-child-'));
const logFile = path.join(folder, 'log');
const node = (script: string) => startServer(process.execPath, ['-e', script], { logFile });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function isThere(pid: number): boolean {
  try {
    // A killed process may stay a zombie for a while: its state tells.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function printed(pattern: RegExp): Promise<string> {
  for (;;) {
    const found = pattern.exec(readFileSync(logFile, 'utf8'));
    if (found?.[1] !== undefined) return found[1];
    await sleep(20);
  }
}

describe('run', () => {
  it('returns what the program printed', async () => {
    expect(await run(process.execPath, ['-e', 'console.log(6 * 7)'])).toBe('42\n');
  });

  it('throws with the last lines of a program that failed', async () => {
    const failing = run(process.execPath, ['-e', 'console.error("no luck"); process.exit(3)']);
    await expect(failing).rejects.toThrow(/code 3[\s\S]*no luck/);
  });

  it('names the errors that came before much advice', async () => {
    const script =
      'console.log("[ERROR] no room"); for (let n = 0; n < 30; n++) console.log("advice", n); process.exit(1)';
    await expect(run(process.execPath, ['-e', script])).rejects.toThrow(
      /\[ERROR\] no room\nadvice 15[\s\S]*advice 29/,
    );
  });
});

describe('startServer', () => {
  it('makes a server end that ignores the request to', async () => {
    const server = node(
      'process.on("SIGTERM", () => {}); console.log("deaf=1"); setInterval(() => {}, 1000)',
    );
    await printed(/deaf=(1)/);
    await server.stop(200);
    expect(server.child.signalCode).toBe('SIGKILL');
  });

  it('leaves nothing behind that the server had started', async () => {
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)']);
      console.log('child=' + child.pid + ';');
      setInterval(() => {}, 1000);`;
    const server = node(script);
    const pid = Number(await printed(/child=(\d+);/));
    expect(isThere(pid)).toBe(true);
    await server.stop(2_000);
    await sleep(50);
    expect(isThere(pid)).toBe(false);
  });
});
