// Several instances of the api over one MySQL and one Redis behind nginx, each of which can be killed, stopped, frozen and started again.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { freePort, type SiteKeys } from '../services';
import { migrateSite, Site, type SiteSettings } from '../start/site';
import { Front } from './front';

export const ROLES = ['all', 'edge', 'engine'] as const;
export type Role = (typeof ROLES)[number];

export function isRole(name: string): name is Role {
  return ROLES.some((role) => role === name);
}

/** Instances that one machine is asked to run. */
export const INSTANCES_MAX = 16;

export interface ClusterSettings {
  /** For logs, and what nginx needs. */
  readonly home: string;
  /** Holds api/main.js, portal/index.html and admin/index.html, somewhere in the workspace. */
  readonly dist: string;
  readonly nginx: string;
  /** Where nginx listens; any free port when left out. */
  readonly port?: number;
  /** With the database's name. The database is migrated. */
  readonly mysqlUrl: string;
  readonly redisUrl: string;
  readonly keys: SiteKeys;
  /** One instance each. */
  readonly roles: readonly Role[];
  /** Given to every instance beside those. */
  readonly variables?: NodeJS.ProcessEnv;
  /** An instance ended and nobody asked it to. It stays down. */
  readonly onDeath?: (instance: Instance, lastWords: string) => void;
}

export interface Instance {
  /** From 1. */
  readonly no: number;
  /** HAOPAI_INSTANCE; owners of shards are called `name/…`. */
  readonly name: string;
  readonly role: Role;
  readonly site: Site;
}

export class Cluster {
  private readonly list: Instance[] = [];
  /** Of the release that it was upgraded to; null: the one in `dist`. */
  private apiMain: string | null = null;

  private constructor(
    private readonly settings: ClusterSettings,
    private readonly front: Front,
  ) {}

  /** Migrates once, starts every instance, then the door. Nothing is left when it fails. */
  static async open(settings: ClusterSettings): Promise<Cluster> {
    const { home, nginx, port = await freePort(), roles } = settings;
    const [first] = roles;
    if (first === undefined) throw new Error('a cluster has one instance at least');
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const front = new Front({ program: nginx, home: path.join(home, 'nginx'), logDir: logDirOf(home), port });
    const cluster = new Cluster(settings, front);
    await migrateSite(cluster.siteSettings(nameOf(1), first, 0));
    for (const role of roles) cluster.list.push(await cluster.place(role));
    try {
      await Promise.all(cluster.list.map(({ site }) => site.start()));
      await front.start(cluster.upstreamPorts());
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  /** Through nginx. */
  get baseUrl(): string {
    return this.front.baseUrl;
  }

  get instances(): readonly Instance[] {
    return this.list;
  }

  /** `no` counts from 1. */
  instance(no: number): Instance {
    const found = this.list[no - 1];
    if (found === undefined)
      throw new Error(`there is no instance ${no}: they count from 1 to ${this.list.length}`);
    return found;
  }

  /** One more, which takes its share; who is connected stays connected. */
  async add(role: Role = 'all'): Promise<Instance> {
    if (this.list.length >= INSTANCES_MAX) throw new Error(`${INSTANCES_MAX} instances are the most`);
    const added = await this.place(role);
    await added.site.start();
    this.list.push(added);
    await this.front.serve(this.upstreamPorts());
    return added;
  }

  /** The database as another release wants it, and what is added from now on is of that release. */
  async migrateTo(apiMain: string): Promise<void> {
    await migrateSite({ ...this.siteSettings(nameOf(1), 'all', 0), apiMain });
    this.apiMain = apiMain;
  }

  async stop(): Promise<void> {
    await this.front.stop();
    await Promise.all(this.list.map(({ site }) => site.stop()));
  }

  private async place(role: Role): Promise<Instance> {
    const no = this.list.length + 1;
    const name = nameOf(no);
    const site: Site = new Site(this.siteSettings(name, role, await freePort()), (lastWords) =>
      this.settings.onDeath?.({ no, name, role, site }, lastWords),
    );
    return { no, name, role, site };
  }

  private siteSettings(name: string, role: Role, port: number): SiteSettings {
    const { home, dist, mysqlUrl, redisUrl, keys, variables } = this.settings;
    return {
      dist,
      ...(this.apiMain === null ? {} : { apiMain: this.apiMain }),
      logFile: path.join(home, `${name}.log`),
      port,
      mysqlUrl,
      redisUrl,
      keys,
      variables: {
        HAOPAI_LOG_DIR: logDirOf(home),
        ...variables,
        HAOPAI_INSTANCE: name,
        HAOPAI_ROLE: role,
        HAOPAI_MIGRATE: 'false',
        HAOPAI_TRUSTED_PROXIES: '1',
        HAOPAI_PUBLISHED_AT: this.front.publishedAt,
        // Through nginx, as people come.
        HAOPAI_SITE_ORIGIN: variables?.['HAOPAI_SITE_ORIGIN'] ?? this.front.baseUrl,
      },
    };
  }

  /** An engine speaks to nobody outside. */
  private upstreamPorts(): readonly number[] {
    return this.list.filter(({ role }) => role !== 'engine').map(({ site }) => site.port);
  }
}

function nameOf(no: number): string {
  return `api-${no}`;
}

/** Shared by all, nginx too, as in compose. */
function logDirOf(home: string): string {
  return path.join(home, 'logs');
}
