// Nest is ESM-only: run with NODE_OPTIONS=--experimental-vm-modules, as project.json does.
module.exports = {
  ...require('../../jest.preset.cjs'),
  rootDir: __dirname,
  setupFiles: ['reflect-metadata'],
  testTimeout: 30_000,
};
