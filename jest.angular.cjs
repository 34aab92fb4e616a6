// The jest settings of every Angular project: jest-preset-angular without zone.js, paths from tsconfig.base.json.
const path = require('node:path');
const { moduleNameMapper, testTimeout } = require('./jest.preset.cjs');

module.exports = (projectRoot) => ({
  // The same for all: what is transformed is kept under it.
  id: 'pages',
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
      path.join(__dirname, 'tools/test/transform-pages.cjs'),
      {
        tsconfig: path.join(__dirname, 'tsconfig.pages.spec.json'),
        stringifyContentPathRegex: '\\.(html|svg)$',
      },
    ],
  },
});
