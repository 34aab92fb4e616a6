// The jest settings of every Angular project: jest-preset-angular without zone.js, paths from tsconfig.base.json.
const path = require('node:path');
const { moduleNameMapper, testTimeout } = require('./jest.preset.cjs');

module.exports = (projectRoot) => ({
  rootDir: projectRoot,
  testTimeout,
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: [path.join(__dirname, 'jest.angular-setup.cjs')],
  moduleNameMapper,
  moduleFileExtensions: ['ts', 'mjs', 'js', 'html', 'json'],
  transformIgnorePatterns: ['node_modules/(?!.*\\.mjs$|@jsverse/|@simplewebauthn/|echarts/|zrender/)'],
  transform: {
    // Angular as it is published: jest-preset-angular would turn it into what browsers of 2016 understand, which takes longer to run.
    '^.+\\.mjs$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
    '^.+\\.(ts|js|html|svg)$': [
      'jest-preset-angular',
      {
        tsconfig: path.join(projectRoot, 'tsconfig.spec.json'),
        stringifyContentPathRegex: '\\.(html|svg)$',
      },
    ],
  },
});
