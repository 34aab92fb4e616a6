// Processes of one program that does a single thing, for specs that kill them in the middle of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MysqlConfig, Variables } from '../platform/config';
import { addressOf, bundleProgram, WORKSPACE } from './bundle-program';

/** Told all that a process has said so far, each time that it says more; calls `resolve` when that is what the spec waits for. */
export type Hear = (said: string, resolve: () => void) => void;

export class KillableProcesses {
  private readonly children = new Set<ChildProcess>();

  private constructor(
    private readonly folder: string,
    private readonly variables: Variables,
  ) {}

  /** Needs no Redis: there is none at its address. */
  static async of(file: string, mysql: MysqlConfig, variables: Variables = {}): Promise<KillableProcesses> {
    return new KillableProcesses(await bundleProgram(file), {
      ...addressOf(mysql),
      HAOPAI_LOG_LEVEL: 'silent',
      HAOPAI_REDIS_URL: 'redis://127.0.0.1:1',
      ...variables,
    });
  }

  async start(hear: Hear, args: readonly string[] = []): Promise<ChildProcess> {
    const child = spawn(process.execPath, [join(this.folder, 'main.js'), ...args], {
      cwd: WORKSPACE,
      env: this.variables,
    });
    this.children.add(child);
    let [said, errors] = ['', ''];
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        hear(said, resolve);
      });
      child.once('exit', () => reject(new Error(`a process ended by itself: ${errors}`)));
    });
    return child;
  }

  /** kill -9. */
  async kill(child: ChildProcess): Promise<void> {
    this.children.delete(child);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}
