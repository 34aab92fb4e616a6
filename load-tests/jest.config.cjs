// Specs of what the k6 scripts and the Node driver share.
module.exports = { ...require('../jest.preset.cjs'), rootDir: __dirname };
