// Journeys in a real browser over the built program: npm test -- --only e2e names the services, the builds and Chromium.
const preset = require('../../jest.preset.cjs');

const [swc] = Object.values(preset.transform);

module.exports = {
  ...preset,
  rootDir: __dirname,
  moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node'],
  transform: { '^.+\\.(ts|mjs)$': swc },
  // For whole journeys on a slow machine: what does not come fails sooner, by the patience of who waits for it.
  testTimeout: 600_000,
};
