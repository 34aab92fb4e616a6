// Bundles the api's own code into dist/api/main.js; packages stay outside. It does not type-check: `types` does.
import { defineConfig } from 'rolldown';

const OWN_CODE = /^[./]|^@haopai\/|^@oxc-project\/runtime/;

export default defineConfig({
  input: 'apps/api/src/main.ts',
  platform: 'node',
  tsconfig: 'apps/api/tsconfig.json',
  external: (id) => !OWN_CODE.test(id),
  output: {
    file: 'dist/api/main.js',
    format: 'esm',
    keepNames: true,
    sourcemap: true,
    codeSplitting: false,
  },
});
