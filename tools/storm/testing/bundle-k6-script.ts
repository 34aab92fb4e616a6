// Bundles a script of load-tests/ as k6 would load it: one module, k6's own modules left outside.
import path from 'node:path';
import { rolldown } from 'rolldown';

export interface K6Bundle {
  readonly code: string;
  /** What it takes from outside. */
  readonly imports: readonly string[];
}

export async function bundleK6Script(script: string): Promise<K6Bundle> {
  const bundle = await rolldown({
    input: script,
    external: /^k6(\/|$)/,
    tsconfig: path.join(path.dirname(script), 'tsconfig.json'),
    platform: 'neutral',
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  const [{ code, imports }] = output;
  return { code, imports };
}
