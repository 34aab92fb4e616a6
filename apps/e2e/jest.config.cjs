// Journeys in a real browser over the built program: npm test -- --only e2e names the services, the builds and Chromium.
const preset = require('../../jest.preset.cjs');

const [swc] = Object.values(preset.transform);

module.exports = {
  ...preset,
  rootDir: __dirname,
  moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node'],
  transform: { '^.+\\.(ts|mjs)$': swc },
  testTimeout: 90_000,
};
