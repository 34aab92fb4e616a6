// Specs of the tools that start real services.
const unit = require('./jest.config.cjs');

module.exports = {
  ...unit,
  runtime: require.resolve('jest-runtime'),
  testMatch: ['<rootDir>/**/*.integration.spec.ts'],
  testPathIgnorePatterns: [],
  // Generous: whoever makes no progress at all is ended by npm test.
  testTimeout: 290_000,
};
