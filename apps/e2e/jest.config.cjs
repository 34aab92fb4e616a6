// Journeys in a real browser over the built program: npm test -- --only e2e names the services, the builds and Chromium.
const path = require('node:path');

module.exports = {
  ...require('../../jest.preset.cjs'),
  rootDir: __dirname,
  runtime: path.join(__dirname, '../../tools/test/one-program-runtime.cjs'),
  // For whole journeys on a slow machine: what does not come fails sooner, by the patience of who waits for it.
  testTimeout: 600_000,
};
