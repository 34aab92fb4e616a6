// One instance of the api as a process of its own: started, drained, killed, frozen and thawed as the script wants.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOOPBACK } from '../../services';
import { type Server, startServer } from '../../services/child-process';
import { childRunning } from '../../services/process-tree';
import { endsSaidIn, sizeOf } from './ends-said';

const READY_PATIENCE_MS = 240_000;
const ASK_AGAIN_AFTER_MS = 100;
const ANSWER_PATIENCE_MS = 1_000;
const METRICS_PATIENCE_MS = 5_000;
/** An instance has ten places for the models and ten without. */
const QUESTIONS = 15;
const MANY_PATIENCE_MS = 3_000;
/** Longer than the program gives itself. */
const DRAIN_PATIENCE_MS = 15_000;

/** What an instance's door runs. */
const DOOR_FILE = 'program.js';

export interface ApiSettings {
  readonly name: string;
  readonly port: number;
  /** The built program, dist/api/main.js or a copy. */
  readonly main: string;
  /** What it is upgraded to; the same when left out. */
  readonly nextMain?: string;
  readonly logFile: string;
  readonly variables: NodeJS.ProcessEnv;
}

export class ApiInstance {
  private main: string;
  private server: Server | null = null;
  private isFrozen = false;
  private stalledDoor: number | null = null;
  private hasBeenReady = false;
  /** Times that it ended though nobody wanted it to. */
  crashes = 0;

  constructor(private readonly settings: ApiSettings) {
    this.main = settings.main;
  }

  get name(): string {
    return this.settings.name;
  }

  get baseUrl(): string {
    return `http://${LOOPBACK}:${this.settings.port}`;
  }

  /** A process is there and may run; whether it is ready is another question. */
  get isUp(): boolean {
    return this.server !== null && !this.isFrozen;
  }

  /** Does not wait until it is ready. `clockSkewMs`: its wall clock is off by so much. */
  start(clockSkewMs = 0): void {
    const { name, port, logFile, variables } = this.settings;
    const server = startServer(process.execPath, [path.resolve(this.main)], {
      logFile,
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        PORT: String(port),
        HAOPAI_INSTANCE: name,
        HAOPAI_RATE_LIMIT: 'off',
        ...variables,
        ...(clockSkewMs === 0 ? {} : { HAOPAI_CLOCK_SKEW_MS: String(clockSkewMs) }),
      },
    });
    this.server = server;
    this.hasBeenReady = false;
    void server.ended.then(() => {
      if (this.server !== server) return;
      this.server = null;
      // A start that fails because the database is away is none.
      if (this.hasBeenReady) this.crashes++;
    });
  }

  /** Resolves with true when it wants work, with false when it ends before. */
  async isReady(): Promise<boolean> {
    const untilMs = performance.now() + READY_PATIENCE_MS;
    while (performance.now() < untilMs) {
      if (this.server === null) return false;
      const answer = await fetch(`${this.baseUrl}/api/health/ready`, {
        signal: AbortSignal.timeout(ANSWER_PATIENCE_MS),
      }).catch(() => null);
      if (answer?.ok === true) return (this.hasBeenReady = true);
      await sleep(ASK_AGAIN_AFTER_MS);
    }
    return false;
  }

  /** Whether it answers more questions at once than its pools have places, of the models and without, each by the database. */
  async answersMany(): Promise<boolean> {
    const paths = Array.from({ length: QUESTIONS }, (_, n) => [
      '/api/health/ready',
      `/api/v1/accounts/usernames/nobody_${n}`,
    ]).flat();
    const answers = await Promise.all(
      paths.map((path) =>
        fetch(this.baseUrl + path, { signal: AbortSignal.timeout(MANY_PATIENCE_MS) }).catch(() => null),
      ),
    );
    return answers.every((answer) => answer?.ok === true);
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = null;
    this.isFrozen = false;
    await server?.kill();
  }

  /** For the last moment of this process: a frozen one would not hear that its parent is gone. */
  killNow(): void {
    this.server?.signal('SIGKILL');
  }

  /** SIGTERM, as an upgrade does; resolves when the process has ended, with what its parts say of their end. */
  async drain(): Promise<readonly string[]> {
    const { server } = this;
    this.server = null;
    const saidBefore = sizeOf(this.settings.logFile);
    await server?.stop(DRAIN_PATIENCE_MS);
    return endsSaidIn(this.settings.logFile, saidBefore);
  }

  /** From its next start on it is of the other release. */
  upgrade(): void {
    this.main = this.settings.nextMain ?? this.main;
  }

  /** Starts it again if it has ended by itself, as a supervisor would. */
  async reviveIfGone(): Promise<void> {
    if (this.server !== null) return;
    this.start();
    await this.isReady();
  }

  freeze(): void {
    this.server?.signal('SIGSTOP');
    this.isFrozen = this.server !== null;
  }

  thaw(): void {
    this.isFrozen = false;
    this.server?.signal('SIGCONT');
  }

  /** How many shards its engine has lost since it began; null when it cannot say. */
  async shardsLost(): Promise<number | null> {
    const answer = await fetch(`${this.baseUrl}/metrics`, {
      signal: AbortSignal.timeout(METRICS_PATIENCE_MS),
    }).catch(() => null);
    const text = answer?.ok === true ? await answer.text() : '';
    const lost = /^haopai_shard_changes_total\{change="lost"\} (\d+)$/m.exec(text)?.[1];
    return lost === undefined ? null : Number(lost);
  }

  /** Its door stands still; its engine does not. */
  stallDoor(): void {
    this.stalledDoor = childRunning(this.server?.child.pid, DOOR_FILE);
    if (this.stalledDoor !== null) signalIfThere(this.stalledDoor, 'SIGSTOP');
  }

  resumeDoor(): void {
    if (this.stalledDoor !== null) signalIfThere(this.stalledDoor, 'SIGCONT');
    this.stalledDoor = null;
  }
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Killed meanwhile.
  }
}
