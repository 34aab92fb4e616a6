// Bundles the api's own code into dist/api/main.js; packages stay outside. It does not type-check: `types` does.
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig } from 'rolldown';

const OWN_CODE = /^[./]|^@haopai\/|^@oxc-project\/runtime/;

/** The shipped articles stand beside the bundle as they stand beside the code that reads them. */
const shippedContent = {
  name: 'shipped-content',
  writeBundle: ({ file }) =>
    cp('apps/api/src/content/shipped', path.join(path.dirname(file), 'shipped'), { recursive: true }),
};

export default defineConfig({
  input: 'apps/api/src/main.ts',
  platform: 'node',
  tsconfig: 'apps/api/tsconfig.json',
  external: (id) => !OWN_CODE.test(id),
  plugins: [shippedContent],
  output: {
    file: 'dist/api/main.js',
    format: 'esm',
    keepNames: true,
    sourcemap: true,
    codeSplitting: false,
  },
});
