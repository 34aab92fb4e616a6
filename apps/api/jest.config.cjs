const path = require('node:path');

module.exports = {
  ...require('../../jest.preset.cjs'),
  rootDir: __dirname,
  // Nearly every spec stands on the whole program: it is loaded once a worker, not once a file.
  runtime: path.join(__dirname, '../../tools/test/one-program-runtime.cjs'),
  setupFiles: [
    'reflect-metadata',
    ...(process.env.HAOPAI_TEST_STRIKES ? ['<rootDir>/src/testing/strike-transactions.ts'] : []),
  ],
  // When it is certain that nothing comes any more, on a machine a quarter as fast with others at work: no limit of a test's own is shorter.
  testTimeout: 240_000,
};
