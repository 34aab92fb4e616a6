// The api as a process of its own, bundled as for use, for specs that kill it.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type MysqlConfig, readTestServices, type Variables } from '../platform/config';
import { addressOf, builtFolder, bundleProgram, WORKSPACE } from './bundle-program';
import { HttpClient } from './http-client';
import { logIn } from './running-app';
import type { OpenSite } from './sale-floor';
import type { ThrowAwayDatabase } from './throw-away-database';
import { TEST_DATA_KEYS } from './test-data-keys';
import { waitUntil } from './wait-until';

const ADDRESS = /"address":"([^"]+)","msg":"listening"/;

/** An instance of the program, whose engine and door are processes of their own. */
export interface ServedProgram extends OpenSite {
  readonly child: ChildProcess;
  /** Runs JavaScript in a part, whose event loop it may break. The program must have been started with INSPECTABLE. */
  runIn(part: 'engine' | 'door', script: string): Promise<void>;
  /** The process of a part; null while there is none. Linux only. */
  pidOf(part: 'engine' | 'door'): number | null;
}

/** Variables for whoever wants `runIn`: a part that is asked to opens an inspector at any free port of loopback. */
export const INSPECTABLE: Variables = { NODE_OPTIONS: '--inspect-port=127.0.0.1:0' };
const INSPECTOR = /Debugger listening on (ws:\S+)/g;

const PART_FILES = { engine: 'engine.js', door: 'program.js' } as const;

export class BuiltProgram {
  private readonly children = new Set<ChildProcess>();

  private constructor(
    private readonly folder: string,
    private readonly isOwn: boolean,
  ) {}

  static async build(): Promise<BuiltProgram> {
    const built = builtFolder();
    return new BuiltProgram(built ?? (await bundleProgram()), built === null);
  }

  /** Resolves when it listens; on a free port of its own. */
  async start(mysql: MysqlConfig, variables: Variables = {}): Promise<ChildProcess> {
    return (await this.listen(mysql, variables)).child;
  }

  /** The same for those who use it. */
  async serve({ config, pool }: ThrowAwayDatabase, variables: Variables = {}): Promise<ServedProgram> {
    const { child, url, said } = await this.listen(config, variables);
    const pidOf = (part: 'engine' | 'door'): number | null =>
      childrenOf(child.pid).find((pid) => commandOf(pid).includes(PART_FILES[part])) ?? null;
    return {
      child,
      runIn: async (part, script) => {
        const opened = inspectorsIn(said()).length;
        process.kill(pidOf(part) ?? -1, 'SIGUSR1');
        await waitUntil(() => inspectorsIn(said()).length > opened);
        await runAt(inspectorsIn(said()).at(-1) ?? '', script);
      },
      url,
      pool,
      client: () => new HttpClient(url),
      clientOf: (citizen) => logIn(new HttpClient(url), citizen),
      pidOf,
    };
  }

  private async listen(
    mysql: MysqlConfig,
    variables: Variables,
  ): Promise<{ readonly child: ChildProcess; readonly url: string; readonly said: () => string }> {
    const child = spawn(process.execPath, [join(this.folder, 'main.js')], {
      cwd: WORKSPACE,
      env: { ...environmentOf(mysql), ...variables },
    });
    this.children.add(child);
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        if (ADDRESS.test(said)) resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', () => reject(new Error(`the program ended by itself: ${said}`)));
    });
    return { child, url: ADDRESS.exec(said)?.[1] ?? '', said: () => said };
  }

  /** kill -9. */
  async kill(child: ChildProcess): Promise<void> {
    this.children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    for (const child of [...this.children]) await this.kill(child);
    if (this.isOwn) await rm(this.folder, { recursive: true, force: true });
  }
}

function environmentOf(mysql: MysqlConfig): Variables {
  return {
    ...addressOf(mysql),
    PORT: '0',
    HAOPAI_LOG_LEVEL: 'info',
    HAOPAI_REDIS_URL: readTestServices().redisUrl,
    HAOPAI_REDIS_PREFIX: `haopai-test-${randomBytes(6).toString('hex')}:`,
    HAOPAI_SESSION_SECRET: 'a secret that only specs know, 0123456789',
    HAOPAI_DATA_KEYS: TEST_DATA_KEYS,
    HAOPAI_DATA_HASH_KEY: 'hg7mVwT3jYvN9pQ0xKcR5bLz2sDf8aUeWoXtYi6GkH4',
    HAOPAI_PUBLIC_LOG_KEY: 'r8Xw2LkQ0vTn5JcYb7Zs1HdGf4PuEaMi9oRtWyVxCqA',
    HAOPAI_PUBLIC_LOG_KEPT: 'in-the-database-alone',
  };
}

function childrenOf(pid: number | undefined): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

/** Empty for one that has just ended. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function inspectorsIn(said: string): readonly string[] {
  return [...said.matchAll(INSPECTOR)].map(([, address = '']) => address);
}

/** Resolves once the script has been given, not when it has run. */
async function runAt(inspector: string, expression: string): Promise<void> {
  const socket = new WebSocket(inspector);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }));
  await new Promise((resolve) => {
    socket.addEventListener('message', resolve);
    socket.addEventListener('close', resolve);
  });
  socket.close();
}
