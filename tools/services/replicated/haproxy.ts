// HAProxy before the nodes: docker/haproxy/haproxy.cfg word for word, told by variables where the nodes are.
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { run, type Server, startServer } from '../child-process';
import { findProgram } from '../find-program';
import { LOOPBACK } from '../ports';
import { waitUntilReady } from '../readiness';

const CONFIGURATION = path.resolve(import.meta.dirname, '..', '..', '..', 'docker', 'haproxy', 'haproxy.cfg');
const READY_PATIENCE_MS = 20_000;
const STOP_PATIENCE_MS = 5_000;
/** The account with which it asks a node how it is. */
export const CHECK_USER = 'haproxy';

export interface BalancerSettings {
  readonly program: string;
  readonly home: string;
  /** Of the one address of the database, on loopback. */
  readonly port: number;
  readonly nodePorts: readonly number[];
}

export class Balancer {
  readonly name = 'haproxy';
  private server: Server | null = null;

  constructor(private readonly settings: BalancerSettings) {}

  get logFile(): string {
    return path.join(this.settings.home, 'log');
  }

  async start(): Promise<void> {
    const { program, home } = this.settings;
    mkdirSync(home, { recursive: true, mode: 0o700 });
    await run(program, ['-c', '-q', '-f', CONFIGURATION], { env: this.variables() });
    const server = startServer(program, ['-db', '-f', CONFIGURATION], {
      logFile: this.logFile,
      env: { ...process.env, ...this.variables() },
    });
    this.server = server;
    await waitUntilReady(() => this.reach(), { name: 'HAProxy', patienceMs: READY_PATIENCE_MS, server });
  }

  async stop(): Promise<void> {
    await this.server?.stop(STOP_PATIENCE_MS);
    this.server = null;
  }

  /** kill -9: every connection through it breaks. */
  async kill(): Promise<void> {
    await this.server?.kill();
    this.server = null;
  }

  /** Which node has the sessions, by its place in the list; null while none has. */
  async writer(): Promise<number | null> {
    const socat = findProgram('socat');
    if (socat === null) return null;
    const said = await new Promise<string>((resolve, reject) => {
      run('sh', ['-c', `echo 'show table database' | ${socat} -t2 stdio ${this.socket}`]).then(
        resolve,
        reject,
      );
    }).catch(() => '');
    const name = /server_id=(\d)/.exec(said)?.[1];
    return name === undefined ? null : Number(name) - 1;
  }

  /** Somebody listens: whether a node is there to write is another question. */
  private async reach(): Promise<void> {
    const socket = connect(this.settings.port, LOOPBACK);
    await once(socket, 'connect').finally(() => socket.destroy());
  }

  private get socket(): string {
    return path.join(this.settings.home, 'control');
  }

  private variables(): NodeJS.ProcessEnv {
    const { port, nodePorts } = this.settings;
    return {
      HAOPAI_BALANCER_LISTEN: `${LOOPBACK}:${port}`,
      HAOPAI_BALANCER_CONTROL: this.socket,
      ...Object.fromEntries(
        nodePorts.map((node, index) => [`HAOPAI_DATABASE_${index + 1}`, `${LOOPBACK}:${node}`]),
      ),
    };
  }
}
