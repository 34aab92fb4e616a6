// Bundles the api's own code into dist/api: main.js, which is started, the parts that it starts, and their threads; packages stay outside. It does not type-check: `types` does.
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig } from 'rolldown';

const OWN_CODE = /^[./]|^@haopai\/|^@oxc-project\/runtime/;

/** The shipped articles stand beside the bundle as they stand beside the code that reads them. */
const shippedContent = {
  name: 'shipped-content',
  writeBundle: ({ file }) =>
    cp('apps/api/src/communication/content/shipped', path.join(path.dirname(file), 'shipped'), {
      recursive: true,
    }),
};

/** The one font of what is printed, with its licence: a production image has no fonts of its own. */
const printedFont = {
  name: 'printed-font',
  writeBundle: async ({ file }) => {
    const family = 'node_modules/@expo-google-fonts/noto-sans-sc';
    const target = path.join(path.dirname(file), 'fonts');
    await cp(`${family}/400Regular/NotoSansSC_400Regular.ttf`, `${target}/NotoSansSC_400Regular.ttf`);
    await cp(`${family}/LICENSE_FONT`, `${target}/LICENSE`);
  },
};

const bundle = (input, file, plugins, treeshake = true) => ({
  input,
  platform: 'node',
  tsconfig: 'apps/api/tsconfig.json',
  external: (id) => !OWN_CODE.test(id),
  plugins,
  treeshake,
  output: { file, format: 'esm', keepNames: true, sourcemap: true, codeSplitting: false },
});

export default defineConfig([
  bundle('apps/api/src/main.ts', 'dist/api/main.js', [], { moduleSideEffects: false }),
  bundle('apps/api/src/program.ts', 'dist/api/program.js', [shippedContent]),
  // Of the areas of which these take a part nothing else is loaded: no framework starts with them.
  bundle('apps/api/src/engine.ts', 'dist/api/engine.js', [], { moduleSideEffects: false }),
  bundle('apps/api/src/live/public-log/sequencer-worker.ts', 'dist/api/sequencer-worker.js', [], {
    moduleSideEffects: false,
  }),
  bundle('apps/api/src/auctions/patterns/pattern-worker.ts', 'dist/api/pattern-worker.js', [], {
    moduleSideEffects: false,
  }),
  bundle('apps/api/src/migrate.ts', 'dist/api/migrate.js', [], { moduleSideEffects: false }),
  bundle('apps/api/src/platform/printing/print-worker.ts', 'dist/api/print-worker.js', [printedFont]),
  bundle('apps/api/src/platform/signing/sign-worker.ts', 'dist/api/sign-worker.js', []),
  bundle('apps/api/src/access/citizens/password-worker.ts', 'dist/api/password-worker.js', []),
  bundle('apps/api/src/auctions/sheets/sheet-worker.ts', 'dist/api/sheet-worker.js', []),
  bundle('apps/api/src/auctions/conditions/pdf-worker.ts', 'dist/api/pdf-worker.js', []),
  bundle('apps/api/src/commerce/settlement/papers/paper-worker.ts', 'dist/api/paper-worker.js', []),
]);
