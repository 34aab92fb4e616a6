// Ports of private services: free when chosen, the same from start to start, replaced when somebody else took them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort, LOOPBACK, rememberedPort, stablePort } from './ports';

function listen(port: number): Promise<net.Server> {
  const server = net.createServer();
  return new Promise((resolve) => server.listen(port, LOOPBACK, () => resolve(server)));
}

describe('freePort', () => {
  it('gives nobody a port that another was given and does not listen on yet', async () => {
    // By chance alone, 400 of 11,000 would meet some seven times.
    const given = await Promise.all(Array.from({ length: 400 }, () => freePort()));
    expect(new Set(given).size).toBe(400);
  });
});

describe('stablePort', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'haopai-ports-'));
  const file = path.join(folder, 'deep', 'ports.json');

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('chooses a port on which one can listen', async () => {
    const server = await listen(await freePort());
    expect(server.listening).toBe(true);
    server.close();
  });

  it('gives a service the same port again, and each service its own', async () => {
    const mysql = await stablePort(file, 'mysql');
    const redis = await stablePort(file, 'redis');
    expect(redis).not.toBe(mysql);
    expect(await stablePort(file, 'mysql')).toBe(mysql);
    expect(rememberedPort(file, 'redis')).toBe(redis);
  });

  it('moves on, and remembers it, when another program holds the port', async () => {
    const before = await stablePort(file, 'mysql');
    const other = await listen(before);
    const after = await stablePort(file, 'mysql');
    other.close();
    expect(after).not.toBe(before);
    expect(rememberedPort(file, 'mysql')).toBe(after);
  });

  it('starts afresh from a file that is no longer readable', async () => {
    writeFileSync(file, '{"mysql": 33');
    expect(rememberedPort(file, 'mysql')).toBeNull();
    expect(await stablePort(file, 'mysql')).toBeGreaterThan(20_000);
  });
});
