// The site in containers, in a compose project and a folder of its own: whatever else runs on this machine, and the secrets of a real site, are left alone.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, LOOPBACK } from '../services';
import { run, type RunOptions } from '../services/child-process';
import { rememberedPort, stablePort } from '../services/ports';
import type { ContainerEngine } from './container-engine';

const PROJECT = 'haopai-trial';
/** Lie in docker/ where one runs. */
const OF_A_REAL_SITE = ['secrets', 'certificate', '.env', 'unpacked', 'restoring'];
const CROWD = path.join(import.meta.dirname, 'compose.crowd.yaml');
const BEFORE = path.join(import.meta.dirname, 'compose.before.yaml');
const REPLICATED = 'compose.replicated.yaml';

export interface Ran {
  readonly code: number;
  readonly said: string;
}

export class TrialSite {
  /** A copy of docker/, beside which lie secrets of its own. */
  readonly folder: string;

  private constructor(
    readonly engine: ContainerEngine,
    private readonly root: string,
    home: string,
    private readonly ports: { readonly site: number; readonly tls: number; readonly grafana: number },
    /** With docker/compose.replicated.yaml. */
    readonly isReplicated: boolean,
  ) {
    this.folder = path.join(home, 'docker');
  }

  /** Of this clone; it need not run. */
  static async find(
    engine: ContainerEngine,
    root: string,
    home: string,
    isReplicated: boolean,
  ): Promise<TrialSite> {
    const file = path.join(home, 'ports.json');
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const site = rememberedPort(file, 'site') ?? (await stablePort(file, 'site'));
    const ports = { site, tls: await freePort(), grafana: await freePort() };
    return new TrialSite(engine, root, home, ports, isReplicated);
  }

  /** Through nginx. */
  get baseUrl(): string {
    return `http://${LOOPBACK}:${this.ports.site}`;
  }

  /** Through nginx, once it has a certificate. */
  get tlsPort(): number {
    return this.ports.tls;
  }

  /** The shipped files as they are, and secrets where there are none yet. */
  async layOut(): Promise<void> {
    cpSync(path.join(this.root, 'docker'), this.folder, {
      recursive: true,
      filter: (source) => !OF_A_REAL_SITE.includes(path.basename(source)),
    });
    mkdirSync(path.join(this.folder, 'certificate'), { recursive: true });
    await run('sh', [path.join(this.folder, 'make-secrets.sh')]);
    this.writeLists();
  }

  secret(name: string): string {
    return readFileSync(path.join(this.folder, 'secrets', name), 'utf8');
  }

  /** Throws with the last lines when it ends with anything but 0. */
  compose(args: readonly string[], options: RunOptions = {}): Promise<string> {
    return this.composeWith([CROWD], args, options);
  }

  /** The same with the image of the release before. */
  composeBefore(args: readonly string[]): Promise<string> {
    return this.composeWith([CROWD, BEFORE], args, {});
  }

  /** A command of the engine itself. */
  ask(args: readonly string[]): Promise<string> {
    return run(this.engine.program, args, { env: this.engine.env });
  }

  /** As `compose`, but a refusal is an answer. */
  async tryCompose(args: readonly string[]): Promise<Ran> {
    return this.compose(args).then(
      (said) => ({ code: 0, said }),
      (error: unknown) => ({ code: 1, said: String(error) }),
    );
  }

  /** One of docker/site.sh's, as an operator gives it; the image is there. Returns what it printed, and throws with it. */
  order(...words: readonly string[]): Promise<string> {
    return this.orderAs({}, ...words);
  }

  /** With other settings than this site has. */
  orderAs(settings: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<string> {
    const env = { ...this.orderVariables(), ...settings };
    return run('sh', [path.join(this.folder, 'site.sh'), ...words], { env });
  }

  /** The same with its input or output in a file. */
  orderThrough(direction: '<' | '>', file: string, word: string): Promise<string> {
    const line = `sh "$0" "$1" ${direction}"$2"`;
    return run('sh', ['-c', line, path.join(this.folder, 'site.sh'), word, file], {
      env: this.orderVariables(),
    });
  }

  /** Inside a running service, as whoever the service runs as. */
  exec(service: string, ...command: readonly string[]): Promise<string> {
    return this.compose(['exec', '-T', service, ...command]);
  }

  async idOf(service: string): Promise<string> {
    const id = (await this.compose(['ps', '--all', '--quiet', service])).trim();
    if (id === '') throw new Error(`${service} has no container`);
    return id;
  }

  /** Ids of all that run. */
  async running(): Promise<readonly string[]> {
    const filter = `label=com.docker.compose.project=${PROJECT}`;
    const said = await this.ask(['ps', '--quiet', '--filter', filter]);
    return said.split('\n').filter((line) => line !== '');
  }

  /** One field of what the engine knows of a container, as a Go template names it. */
  async inspect(service: string, template: string): Promise<string> {
    return (await this.ask(['inspect', '--format', template, await this.idOf(service)])).trim();
  }

  /** Its name in front of all that compose makes. */
  get project(): string {
    return PROJECT;
  }

  /** Where this machine reaches a service that is published to nobody: on Linux. */
  async addressOf(service: string, network: 'front' | 'back' | 'metrics'): Promise<string> {
    const template = `{{(index .NetworkSettings.Networks "${PROJECT}_${network}").IPAddress}}`;
    return this.inspect(service, template);
  }

  /** Accounts are let in over TLS alone. The certificate names no address: that the site's CA has signed it is enough here. */
  async mysqlUrl(): Promise<string> {
    // Checks look at everything.
    const url = new URL(this.secret('mysql_migrate_url'));
    url.hostname = await this.addressOf(this.isReplicated ? 'balancer' : 'mysql', 'back');
    url.searchParams.set('ssl', JSON.stringify({ ca: this.secret('mysql_ca') }));
    return url.href;
  }

  /** Nothing is left of it but images. */
  async remove(): Promise<void> {
    // Whichever of the two was started: of a file that is left out the volumes would stay.
    const all = [path.join(this.folder, REPLICATED)].filter((file) => !this.isReplicated && existsSync(file));
    const down = ['--profile', '*', 'down', '--volumes', '--remove-orphans', '--timeout', '20'];
    await this.composeWith([CROWD, ...all], down, {});
    rmSync(this.folder, { recursive: true, force: true });
  }

  private composeWith(
    more: readonly string[],
    args: readonly string[],
    { env, ...options }: RunOptions,
  ): Promise<string> {
    const [command, ...before] = this.engine.compose;
    const files = this.files(more).flatMap((file) => ['--file', file]);
    return run(command, [...before, '--project-name', PROJECT, ...files, ...args], {
      ...options,
      env: { ...this.variables(), ...env },
    });
  }

  private files(more: readonly string[]): readonly string[] {
    const shipped = ['compose.yaml', ...(this.isReplicated ? [REPLICATED] : [])];
    return [...shipped.map((file) => path.join(this.folder, file)), ...this.engine.overrides, ...more];
  }

  /** What compose is told here by arguments it hears there by its own variables. */
  private orderVariables(): NodeJS.ProcessEnv {
    return {
      ...this.variables(),
      COMPOSE_FILE: this.files([CROWD]).join(path.delimiter),
      COMPOSE_PROJECT_NAME: PROJECT,
      HAOPAI_BUILD: 'no',
      HAOPAI_CRON_FILE: this.cronFile,
    };
  }

  /** Not that of this machine. */
  get cronFile(): string {
    return path.join(this.folder, 'cron');
  }

  /** Copies of nginx's lists of doors that ask this engine's name server, for the override to put in their place where it is not Docker's. */
  private writeLists(): void {
    mkdirSync(this.lists, { recursive: true });
    for (const name of ['upstreams.conf', 'socket-upstreams.conf']) {
      const shipped = readFileSync(path.join(this.folder, 'nginx', name), 'utf8');
      const own = shipped.replace(/^resolver \S+ /m, `resolver ${this.engine.nameServer} `);
      writeFileSync(path.join(this.lists, name), own);
    }
  }

  private get lists(): string {
    return path.join(this.folder, 'lists');
  }

  private variables(): NodeJS.ProcessEnv {
    return {
      ...this.engine.env,
      HAOPAI_TRIAL_LISTS: this.lists,
      // As docker/README.md says for a look at it without TLS.
      HAOPAI_ENVIRONMENT: 'development',
      HAOPAI_ORIGINS: this.baseUrl,
      HAOPAI_HTTP_PORT: `${LOOPBACK}:${this.ports.site}`,
      HAOPAI_HTTPS_PORT: `${LOOPBACK}:${this.ports.tls}`,
      HAOPAI_GRAFANA_PORT: String(this.ports.grafana),
    };
  }
}
