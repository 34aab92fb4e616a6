// The one-file programs as somebody outside runs them: alone in an empty folder, with nothing of this machine but Node and the path.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectEnvironment } from '../test/project-environment';

interface Ended {
  readonly code: number;
  readonly said: string;
}

const BARE = { PATH: process.env.PATH ?? '' };

export class Programs {
  private constructor(readonly folder: string) {}

  static async build(root: string, folder: string): Promise<Programs> {
    const rolldown = path.join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
    const env = { ...projectEnvironment(root), HAOPAI_PROGRAMS_DIR: folder };
    const order = [rolldown, '-c', 'tools/programs/rolldown.config.mjs'];
    await promisify(execFile)(process.execPath, order, { cwd: root, env });
    return new Programs(folder);
  }

  verify(record: string, ...args: readonly string[]): Promise<Ended> {
    return this.run('verify', [record, ...args]);
  }

  monitor(url: string, dir: string, ...args: readonly string[]): Promise<Ended> {
    return this.run('monitor', [url, '--dir', dir, ...args]);
  }

  /** Until it finds something, or is killed. */
  follow(url: string, dir: string, ...args: readonly string[]): ChildProcess {
    const file = path.join(this.folder, 'haopai-monitor.mjs');
    return spawn(process.execPath, [file, url, '--dir', dir, '--every', '1', ...args], {
      cwd: this.folder,
      env: BARE,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  private run(name: string, args: readonly string[]): Promise<Ended> {
    const file = path.join(this.folder, `haopai-${name}.mjs`);
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [file, ...args],
        { cwd: this.folder, env: BARE },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
          resolve({ code, said: stdout + stderr });
        },
      );
    });
  }
}
