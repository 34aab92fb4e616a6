// Specs of the tools that need no services; those that start some end in .integration.spec.ts and have a config of their own.
const path = require('node:path');
const preset = require('../jest.preset.cjs');

const [swc] = Object.values(preset.transform);

module.exports = {
  ...preset,
  rootDir: __dirname,
  // The compiler, services and libraries that many of them import are loaded once, not once a file.
  runtime: path.join(__dirname, 'test/one-program-runtime.cjs'),
  moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node'],
  transform: { '^.+\\.(ts|mjs)$': swc },
  // Angular's compiler, which reads templates for the audit of words, comes as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!@angular/compiler/)'],
  testPathIgnorePatterns: ['\\.integration\\.spec\\.ts$'],
};
