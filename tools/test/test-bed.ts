// What the stages with services share: a private MySQL and Redis and a copy of the built apps, made when first asked for.
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type App, buildApps } from '../build/build-apps';
import { type Note, type PrivateServices, startPrivateServices } from '../services';

export class TestBed {
  private services: Promise<PrivateServices> | null = null;
  private readonly dist: string;
  private readonly built = new Set<App>();

  constructor(
    private readonly root: string,
    private readonly note: Note,
  ) {
    mkdirSync(path.join(root, 'tmp'), { recursive: true });
    this.dist = mkdtempSync(path.join(root, 'tmp', 'test-dist-'));
  }

  /** The variables by which specs find the services and the built apps. */
  async environment(...apps: readonly App[]): Promise<NodeJS.ProcessEnv> {
    const missing = apps.filter((app) => !this.built.has(app));
    if (missing.length > 0) {
      this.note(`build ${missing.join(', ')}`);
      await buildApps(this.root, missing, this.dist);
      for (const app of missing) this.built.add(app);
    }
    return { ...(await this.serviceAddresses()), HAOPAI_TEST_DIST: this.dist };
  }

  private async serviceAddresses(): Promise<NodeJS.ProcessEnv> {
    const { HAOPAI_TEST_MYSQL_URL, HAOPAI_TEST_REDIS_URL } = process.env;
    if (HAOPAI_TEST_MYSQL_URL && HAOPAI_TEST_REDIS_URL)
      return { HAOPAI_TEST_MYSQL_URL, HAOPAI_TEST_REDIS_URL };
    this.services ??= startPrivateServices({ durability: 'fast', note: this.note });
    const { mysqlUrl, redisUrl } = await this.services;
    return { HAOPAI_TEST_MYSQL_URL: mysqlUrl, HAOPAI_TEST_REDIS_URL: redisUrl };
  }

  async dispose(): Promise<void> {
    const services = await this.services?.catch(() => null);
    await services?.stop();
    rmSync(this.dist, { recursive: true, force: true });
  }
}
