// Specs of the tools that start real services.
const unit = require('./jest.config.cjs');

module.exports = {
  ...unit,
  testMatch: ['<rootDir>/**/*.integration.spec.ts'],
  testPathIgnorePatterns: [],
  testTimeout: 120_000,
};
