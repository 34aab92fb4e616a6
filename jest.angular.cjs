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
    '^.+\\.(ts|mjs|js|html|svg)$': [
      'jest-preset-angular',
      {
        tsconfig: path.join(projectRoot, 'tsconfig.spec.json'),
        stringifyContentPathRegex: '\\.(html|svg)$',
      },
    ],
  },
});
