// The sequencer's thread: what a built program puts into its log, at a low priority and in good order to its end, and what becomes of a thread that ends by itself or never.
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RowDataPacket } from 'mysql2/promise';
import { createProgramLog } from '../../platform/logging';
import {
  aDatabase,
  anAuction,
  BuiltProgram,
  testConfig,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import type { SequencerFigures } from './run-sequencer';
import { SequencerThread } from './sequencer-thread';

/** Of /proc's stat, behind the name in brackets. */
const NICE = 16;

function niceOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[NICE]);
  });
}

describe('the sequencer of a built program', () => {
  let database: ThrowAwayDatabase;
  let program: BuiltProgram;

  beforeAll(async () => {
    [database, program] = await Promise.all([aDatabase(), BuiltProgram.build()]);
  });
  afterAll(async () => {
    await program.remove();
    await database.drop();
  });

  it('runs beside the bids at a lower priority, tells its figures, and lets another go on at its end', async () => {
    await anAuction(database.pool, { lots: [{}] });
    const prefix = `haopai-test-sequencer-${process.pid}:`;
    const site = await program.serve(database, { HAOPAI_REDIS_PREFIX: prefix });
    const sizeTold = async (): Promise<number> => {
      const figures = await (await fetch(`${site.url}/metrics`)).text();
      return Number(/^haopai_public_log_size (\d+)/m.exec(figures)?.[1]);
    };
    await waitUntil(async () => (await sizeTold()) >= 1);
    expect(Math.max(...niceOf(site.pidOf('engine') ?? -1))).toBeGreaterThanOrEqual(
      constants.priority.PRIORITY_BELOW_NORMAL,
    );
    const state = async (): Promise<RowDataPacket | undefined> =>
      (await database.pool.query<RowDataPacket[]>('SELECT owner, stopped_code FROM log_state'))[0][0];
    expect(await state()).toMatchObject({ owner: expect.any(String), stopped_code: null });
    const ended = once(site.child, 'exit');
    site.child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await state()).toMatchObject({ owner: null, stopped_code: null });
  });
});

describe('the thread', () => {
  let folder: string;
  let heard: SequencerFigures[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'haopai-thread-'));
    heard = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function aThread(program: string): SequencerThread {
    const file = path.join(folder, 'thread.mjs');
    writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads';\n${program}`);
    const { environment, instance, logLevel, logDir, mysql, publicLog } = testConfig(
      { host: '127.0.0.1', port: 1, user: 'nobody', password: '', database: 'none', poolMax: 1, ca: null },
      { HAOPAI_LOG_LEVEL: 'silent' },
    );
    const config = { environment, instance, logLevel, logDir, mysql, publicLog };
    return new SequencerThread(pathToFileURL(file), { config, owner: 'one/1' }, createProgramLog(config), {
      noteFigures: (figures) => heard.push(figures),
      noteWitness: () => undefined,
    });
  }
  const tell = (size: string): string =>
    `parentPort.postMessage({ kind: 'figures', figures: { size: ${size} } });`;

  it.each(['process.exit(3)', "setTimeout(() => { throw new Error('planted'); })"])(
    'is started again when it ends by itself: %s',
    async (end) => {
      const lives = path.join(folder, 'lives');
      const thread = aThread(`
        import { appendFileSync, readFileSync } from 'node:fs';
        appendFileSync(${JSON.stringify(lives)}, workerData.owner);
        const before = readFileSync(${JSON.stringify(lives)}, 'utf8').length;
        ${tell('before')}
        if (before === 5) ${end}; else parentPort.once('message', () => process.exit(0));`);
      await waitUntil(() => Promise.resolve(heard.length >= 2));
      expect(heard.map(({ size }) => size)).toEqual([5, 10]);
      await thread.stop();
    },
  );

  it('is ended when it does not end though it is told to, and is not started again', async () => {
    const thread = aThread(`${tell('1')} setInterval(() => undefined, 1_000);`);
    await waitUntil(() => Promise.resolve(heard.length === 1));
    await thread.stop();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(heard).toHaveLength(1);
  });
});
