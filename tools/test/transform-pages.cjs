// What jest loads of pages: TypeScript and templates by jest-preset-angular, published ES modules by swc. It is kept for all projects of pages together, by the
// file alone: jest's own keys have each project's settings in them, so that each would have Angular and the libraries made anew.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const preset = require('jest-preset-angular/package.json');
const { default: angular } = require('jest-preset-angular');
const { transformSync, version: swcVersion } = require('@swc/core');
const { version: typescriptVersion } = require('typescript');

const OF_PACKAGES = {
  configFile: false,
  swcrc: false,
  jsc: { parser: { syntax: /** @type {const} */ ('ecmascript') }, target: /** @type {const} */ ('es2022') },
  module: { type: /** @type {const} */ ('commonjs') },
};

/** @param {{ readonly tsconfig: string }} settings */
exports.createTransformer = (settings) => {
  const transformer = angular.createTransformer(settings);
  const versions = [preset.version, typescriptVersion, swcVersion];
  const ours = JSON.stringify([versions, OF_PACKAGES, settings, readFileSync(settings.tsconfig, 'utf8')]);
  return {
    /** @param {string} source @param {string} filename @param {any} options */
    process: (source, filename, options) =>
      filename.endsWith('.mjs')
        ? { code: transformSync(source, { ...OF_PACKAGES, filename }).code }
        : transformer.process(source, filename, options),
    /** @param {string} source @param {string} filename */
    getCacheKey: (source, filename) =>
      createHash('sha256').update(`${ours}\0${filename}\0${source}`).digest('hex'),
  };
};
