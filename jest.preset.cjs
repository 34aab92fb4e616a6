// The jest settings of every project that runs on Node: swc compiles TypeScript, paths come from tsconfig.base.json.
const path = require('node:path');
const { paths } = require('./tsconfig.base.json').compilerOptions;

const moduleNameMapper = Object.fromEntries(
  Object.entries(paths).map(([name, [file]]) => [`^${name}$`, path.join(__dirname, file)]),
);

module.exports = {
  // Of unit tests: a machine that is busy otherwise takes seconds to put a page together for the first time.
  testTimeout: 60_000,
  testEnvironment: 'node',
  // Given to each module by hand: in jest's context a name of the global object is looked up slowly each time. None that a spec replaces.
  sandboxInjectedGlobals: ['Math', 'Object', 'Array', 'Uint8Array', 'Number', 'JSON', 'Map'],
  testMatch: ['<rootDir>/**/*.spec.ts'],
  moduleNameMapper,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};
