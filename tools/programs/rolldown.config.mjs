// Programs for people outside: each ONE file that runs in an empty folder on any Node from 20 on, in dist/programs.
import { defineConfig } from 'rolldown';

const FOLDER = process.env.HAOPAI_PROGRAMS_DIR ?? 'dist/programs';

const program = (/** @type {string} */ name, /** @type {string} */ input) => ({
  input,
  platform: /** @type {const} */ ('node'),
  tsconfig: 'tools/tsconfig.json',
  transform: { target: 'node20' },
  // Nothing stays outside but what Node itself has: a package that came in would be bundled, and seen by programs.spec.ts.
  external: /^node:/,
  treeshake: { moduleSideEffects: false },
  output: {
    file: `${FOLDER}/haopai-${name}.mjs`,
    format: /** @type {const} */ ('esm'),
    codeSplitting: false,
    banner: '#!/usr/bin/env node',
  },
});

export default defineConfig([
  program('witness', 'tools/witness/main.ts'),
  program('monitor', 'tools/monitor/main.ts'),
  program('verify', 'tools/verify-record/main.ts'),
]);
