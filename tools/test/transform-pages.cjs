// What jest loads of pages: by jest-preset-angular what Angular's decorators stand in, and templates; by swc all other TypeScript, and published ES modules. It is kept for all projects
// of pages together, by the file alone: jest's own keys have each project's settings in them, so that each would have Angular and the libraries made anew.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync, version: swcVersion } = require('@swc/core');
const preset = require('jest-preset-angular/package.json');
const typescript = require('typescript/package.json');

const PLAIN = /** @type {const} */ ({
  configFile: false,
  swcrc: false,
  jsc: { target: 'es2022', transform: { useDefineForClassFields: false, hidden: { jest: true } } },
  module: { type: 'commonjs' },
});
/** Of a component, a service …; also where it stands in a comment, which costs time and nothing else. */
const DECORATED = /@(Component|Directive|Injectable|Pipe|NgModule)\b/;

/** @param {{ readonly tsconfig: string }} settings */
exports.createTransformer = (settings) => {
  const versions = [preset.version, typescript.version, swcVersion];
  const ours = JSON.stringify([
    versions,
    settings,
    readFileSync(settings.tsconfig, 'utf8'),
    readFileSync(__filename, 'utf8'),
  ]);
  /** Loads the compiler, which takes most of a second: not where all is kept. @type {any} */
  let angular;
  return {
    /** @param {string} source @param {string} filename @param {any} options */
    process: (source, filename, options) => {
      if (filename.endsWith('.mjs')) return { code: transformSync(source, { ...PLAIN, filename }).code };
      if (filename.endsWith('.ts') && !DECORATED.test(source)) {
        const jsc = {
          ...PLAIN.jsc,
          parser: /** @type {const} */ ({ syntax: 'typescript', decorators: true }),
        };
        return transformSync(source, { ...PLAIN, jsc, filename, sourceMaps: true });
      }
      angular ??= require('jest-preset-angular').default.createTransformer(settings);
      return angular.process(source, filename, options);
    },
    /** @param {string} source @param {string} filename */
    getCacheKey: (source, filename) =>
      createHash('sha256').update(`${ours}\0${filename}\0${source}`).digest('hex'),
  };
};
