// Program: runs a script of load-tests/ with stand-ins for k6's modules. Prints its console, then a line with options and metrics.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Options } from 'k6/options';
import { bundleK6Script } from './bundle-k6-script';
import execution from './k6-stand-in/execution';
import { ADDED } from './k6-stand-in/metrics';

interface K6Script {
  readonly options: Options;
  readonly default: () => Promise<void>;
}

export interface LikeK6Report {
  readonly imports: readonly string[];
  readonly thresholds: Options['thresholds'];
  readonly added: Readonly<Record<string, readonly number[]>>;
}

/** `k6/http` → k6-stand-in/http.ts, for whoever imports it. */
function lendStandIns(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      if (!specifier.startsWith('k6/')) return next(specifier, context);
      const file = path.join(import.meta.dirname, 'k6-stand-in', `${specifier.slice('k6/'.length)}.ts`);
      return next(pathToFileURL(file).href, context);
    },
  });
}

const [script = ''] = process.argv.slice(2);
const { code, imports } = await bundleK6Script(path.resolve(script));
const folder = mkdtempSync(path.join(tmpdir(), 'haopai-k6-'));
try {
  const file = path.join(folder, 'script.mjs');
  writeFileSync(file, code);
  lendStandIns();
  Object.assign(globalThis, { __ENV: process.env, open: (name: string) => readFileSync(name, 'utf8') });
  const { options, default: play } = (await import(pathToFileURL(file).href)) as K6Script;
  const users = Object.values(options.scenarios ?? {}).reduce(
    (sum, scenario) => sum + ('vus' in scenario ? (scenario.vus ?? 0) : 0),
    0,
  );
  const playing = Array.from({ length: users }, (_, index) => {
    execution.vu.idInTest = index + 1;
    return play();
  });
  await Promise.all(playing);
  const report: LikeK6Report = { imports, thresholds: options.thresholds, added: Object.fromEntries(ADDED) };
  console.log(`REPORT ${JSON.stringify(report)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
