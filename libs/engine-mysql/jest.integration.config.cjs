// Against the real server that HAOPAI_TEST_MYSQL_URL names.
module.exports = { ...require('../../jest.preset.cjs'), rootDir: __dirname, testTimeout: 240_000 };
