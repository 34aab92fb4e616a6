// Nest is ESM-only: run with NODE_OPTIONS=--experimental-vm-modules, as project.json does.
module.exports = {
  ...require('../../jest.preset.cjs'),
  rootDir: __dirname,
  setupFiles: ['reflect-metadata'],
  // When it is certain that nothing comes any more, on a machine a quarter as fast with others at work: no limit of a test's own is shorter.
  testTimeout: 240_000,
};
