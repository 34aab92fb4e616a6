// What engines are started with: a folder that is theirs alone and goes with them, and a server that never outlives this process.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Server, startServer } from '../../services/child-process';

/** A browser starts in seconds, on a busy machine in many. */
export const STARTS_WITHIN_MS = 120_000;
const STOPS_WITHIN_MS = 5_000;

export class EnginePrograms {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'haopai-engine-'));
  private readonly running: Server[] = [];

  logOf(program: string): string {
    return path.join(this.folder, `${path.basename(program)}.log`);
  }

  start(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Server {
    const own = { ...process.env, HOME: this.folder, ...env };
    const server = startServer(program, args, { logFile: this.logOf(program), env: own });
    this.running.push(server);
    return server;
  }

  /** The last that was started first. */
  async stop(): Promise<void> {
    for (const server of this.running.splice(0).reverse()) await server.stop(STOPS_WITHIN_MS);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
