// The demo's witness: it signs what the log signs that is told the same key, remembers it over a start, and begins anew with a new log.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseSignatureLines, parseVerifierKey } from '@haopai/log';
import { keyPairOfSeed, sha256 } from '../public-log/node-crypto';
import { logKey, LogInMemory } from '../public-log/testing/log-in-memory';
import { TEST_KEYS } from '../services';
import { type DemoWitness, startDemoWitness } from './demo-witness';

describe('the witness of the demo', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'demo-witness-'));
  const started: DemoWitness[] = [];
  afterEach(async () => {
    delete process.env.HAOPAI_PUBLIC_LOG_WITNESSES;
    for (const { stop } of started.splice(0)) await stop();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function start(hasLog: boolean) {
    const witness = await startDemoWitness({ folder, logName: 'localhost:3000', keys: TEST_KEYS, hasLog });
    started.push(witness);
    const { variables } = witness;
    const [url = '', key = ''] = (variables.HAOPAI_PUBLIC_LOG_WITNESSES ?? '').split(' ');
    const pair = keyPairOfSeed(Buffer.from(variables.HAOPAI_PUBLIC_LOG_KEY ?? '', 'base64'));
    return { ...witness, url, key, signer: logKey(variables.HAOPAI_PUBLIC_LOG_NAME ?? '', pair) };
  }
  const ask = (url: string, body: string) => fetch(`${url}/add-checkpoint`, { method: 'POST', body });

  it('signs what the site’s key has signed, and goes on after a start', async () => {
    const first = await start(false);
    const log = new LogInMemory(first.signer);
    await log.appendSome(3);
    const answer = await ask(first.url, log.requestFrom(0));
    const signatures = parseSignatureLines(await answer.text());
    const key = parseVerifierKey(sha256, first.key);
    if (!key.ok || !signatures.ok) throw new Error('no key, or no signature');
    expect(signatures.value).toEqual([
      expect.objectContaining({ name: 'witness.demo', keyId: key.value.keyId }),
    ]);
    await first.stop();
    const again = await start(true);
    expect(again.key).toBe(first.key);
    expect((await ask(again.url, log.requestFrom(3))).status).toBe(200);
  });

  it('begins anew, with another key, where the database has no log', async () => {
    const first = await start(false);
    const log = new LogInMemory(first.signer);
    await log.appendSome(3);
    await ask(first.url, log.requestFrom(0));
    await first.stop();
    const next = await start(false);
    expect(next.key).not.toBe(first.key);
    const another = new LogInMemory(next.signer);
    await another.appendSome(1, 'another ');
    expect((await ask(next.url, another.requestFrom(0))).status).toBe(200);
  });

  it('stays away where the environment names witnesses', async () => {
    process.env.HAOPAI_PUBLIC_LOG_WITNESSES = '';
    const { name, variables } = await startDemoWitness({
      ...{ folder, logName: 'localhost:3000', keys: TEST_KEYS, hasLog: false },
    });
    expect([name, variables]).toEqual([null, {}]);
  });
});
