// nginx before the instances: docker/nginx/nginx.conf word for word, in a folder of its own, with its own list of instances.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOOPBACK } from '../services';
import { run, type Server, startServer } from '../services/child-process';
import { waitUntilReady } from '../services/readiness';

const READY_PATIENCE_MS = 10_000;
const STOP_PATIENCE_MS = 5_000;
/** As in compose; nginx.conf says why. */
const LISTS = { 'upstreams.conf': 'max_fails=2 fail_timeout=5s', 'socket-upstreams.conf': 'max_fails=0' };
const CONFIGURATION = path.resolve(import.meta.dirname, '..', '..', 'docker', 'nginx', 'nginx.conf');

/** A file whose name changes is opened by workers, who are nobody when root starts them; in compose all are one user. */
const AS_OURSELVES = process.getuid?.() === 0 ? ['-g', 'user root;'] : [];

export interface FrontSettings {
  /** The nginx program. */
  readonly program: string;
  /** For its configuration, log and pid file. */
  readonly home: string;
  /** For its access log, a file a day. */
  readonly logDir: string;
  /** On the loopback address. */
  readonly port: number;
  /** Lines that stand in its server beside those of nginx.conf. */
  readonly more?: string;
}

export class Front {
  private server: Server | null = null;

  constructor(private readonly settings: FrontSettings) {}

  get baseUrl(): string {
    return `http://${this.publishedAt}`;
  }

  /** Nobody but this machine comes there. */
  get publishedAt(): string {
    return `${LOOPBACK}:${this.settings.port}`;
  }

  /** `upstreamPorts` are those of the instances, on this machine. */
  async start(upstreamPorts: readonly number[]): Promise<void> {
    const { program, home, logDir, port, more = '' } = this.settings;
    for (const folder of [home, logDir]) mkdirSync(folder, { recursive: true, mode: 0o700 });
    copyFileSync(CONFIGURATION, path.join(home, 'nginx.conf'));
    writeFileSync(
      path.join(home, 'place.conf'),
      `listen ${LOOPBACK}:${port};\nroot .;\naccess_log ${logDir}/nginx.$log_day.log plain;\nset $client_scheme $scheme;\n${more}\n`,
    );
    this.list(upstreamPorts);
    await run(program, [...this.arguments(), '-q', '-t']);
    const server = startServer(program, this.arguments(), { logFile: path.join(home, 'log') });
    this.server = server;
    await waitUntilReady(() => this.ping(), { name: 'nginx', patienceMs: READY_PATIENCE_MS, server });
  }

  /** Connections that stand stay with the workers that have them. */
  async serve(upstreamPorts: readonly number[]): Promise<void> {
    this.list(upstreamPorts);
    await run(this.settings.program, [...this.arguments(), '-q', '-t']);
    this.server?.child.kill('SIGHUP');
  }

  async stop(): Promise<void> {
    await this.server?.stop(STOP_PATIENCE_MS);
    this.server = null;
  }

  private arguments(): readonly string[] {
    const { home } = this.settings;
    return [...['-p', `${home}/`, '-c', 'nginx.conf', '-e', 'stderr'], ...AS_OURSELVES];
  }

  private list(ports: readonly number[]): void {
    for (const [file, passiveHealth] of Object.entries(LISTS)) {
      const lines = ports.map((port) => `server ${LOOPBACK}:${port} ${passiveHealth};\n`);
      writeFileSync(path.join(this.settings.home, file), lines.join(''));
    }
  }

  /** Any answer will do: the instances may not be there yet. */
  private async ping(): Promise<void> {
    await fetch(`${this.baseUrl}/metrics`, { signal: AbortSignal.timeout(2_000) });
  }
}
