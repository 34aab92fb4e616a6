// What a suite stands on: services, built apps and a browser, the variables by which specs find them, and how all of it goes again.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Suite } from './suites';

const note = (line: string) => console.log(`  …  ${line}`);

/** It has built what the suite's target depends on; to ask it once more takes seconds for each suite. */
const isCalledByNx = () => process.env.NX_TASK_TARGET_PROJECT !== undefined;

export class SuiteSurroundings {
  readonly env: NodeJS.ProcessEnv = {};
  private readonly ends: (() => Promise<unknown> | void)[] = [];
  private ending: Promise<void> | null = null;

  constructor(private readonly root: string) {}

  /** What a suite does not need is not even loaded: a unit suite starts at once. */
  async open(suite: Suite): Promise<void> {
    if (suite.needsBrowser) {
      const { browserWithoutWindows, obtainBrowser } = await import('./browser');
      const whole = await obtainBrowser(note);
      this.env.HAOPAI_E2E_CHROMIUM_WHOLE = whole;
      this.env.HAOPAI_E2E_CHROMIUM = browserWithoutWindows(whole);
      const { obtainEngines } = await import('./engines');
      Object.assign(this.env, await obtainEngines(note));
    }
    if (suite.apps.length > 0) {
      mkdirSync(path.join(this.root, 'tmp'), { recursive: true });
      const dist = mkdtempSync(path.join(this.root, 'tmp', 'test-dist-'));
      this.ends.push(() => rmSync(dist, { recursive: true, force: true }));
      const { buildApps, copyApps } = await import('../build/build-apps');
      await (isCalledByNx() ? copyApps : buildApps)(this.root, suite.apps, dist);
      this.env.HAOPAI_TEST_DIST = dist;
    }
    const { HAOPAI_TEST_MYSQL_URL, HAOPAI_TEST_REDIS_URL } = process.env;
    if (suite.needsServices && !(HAOPAI_TEST_MYSQL_URL && HAOPAI_TEST_REDIS_URL)) {
      const { startPrivateServices } = await import('../services');
      const services = await startPrivateServices({ durability: 'fast', note });
      this.ends.push(() => services.stop());
      this.env.HAOPAI_TEST_MYSQL_URL = services.mysqlUrl;
      this.env.HAOPAI_TEST_REDIS_URL = services.redisUrl;
    }
  }

  /** Once, whoever asks and however often. */
  close(): Promise<void> {
    this.ending ??= this.closeAll();
    return this.ending;
  }

  private async closeAll(): Promise<void> {
    for (let end = this.ends.pop(); end !== undefined; end = this.ends.pop()) await end();
  }
}
