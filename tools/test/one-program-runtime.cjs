// Jest's runtime where specs stand on the whole api: what they import is loaded once for all spec files of a worker, by Node itself.
// Jest alone has a context of its own for each file (docs/adr/0062).
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { default: Runtime } = require('jest-runtime');
const { ModuleMocker } = require('jest-mock');

/** What jest's transformer is to make of TypeScript: what Node's `require` takes. */
const COMMONJS = {
  isInternalModule: false,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};

/** Number, Error, Map …: matchers know values by them. */
const INTRINSICS = Object.getOwnPropertyNames(globalThis).filter(
  (name) => /^[A-Z]/.test(name) && typeof globalThis[name] === 'function',
);

/** Jest's own reading of `setTimeout`, in the global of its context. */
const TEST_TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');

const mocks = new ModuleMocker(globalThis);
/** By file. */
const sourceMaps = new Map();
/** Of the file that runs: all of them have the same settings. */
let transformer;

/** Has Node load TypeScript as jest would, with its cache and by its names of places. */
function prepareNode({ moduleNameMapper }) {
  const places = moduleNameMapper.map(([pattern, file]) => [new RegExp(pattern), file]);
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    const place = places.find(([pattern]) => pattern.test(request));
    return resolve.call(this, place?.[1] ?? request, ...rest);
  };
  Module._extensions['.ts'] = (module, file) => {
    const { code, sourceMapPath } = transformer.transform(file, COMMONJS, readFileSync(file, 'utf8'));
    if (sourceMapPath) sourceMaps.set(file, sourceMapPath);
    module._compile(code, file);
  };
  // Looked for last, as jest does: './figures' is the program, though figures.json lies beside it.
  for (const extension of ['.json', '.node']) {
    const load = Module._extensions[extension];
    delete Module._extensions[extension];
    Module._extensions[extension] = load;
  }
}

module.exports = class OneProgramRuntime extends Runtime {
  constructor(config, environment, resolver, scriptTransformer, ...rest) {
    super(config, environment, resolver, scriptTransformer, ...rest);
    this.context = environment.global;
    for (const name of INTRINSICS) this.context[name] = globalThis[name];
    if (transformer === undefined) prepareNode(config);
    transformer = scriptTransformer;
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    const jest = {
      spyOn: mocks.spyOn.bind(mocks),
      restoreAllMocks: () => mocks.restoreAllMocks(),
      setTimeout: (ms) => {
        this.context[TEST_TIMEOUT] = ms;
      },
    };
    Object.assign(globalThis, globals, { jest });
  }

  requireModule(from, moduleName, options, isActual) {
    if (options?.isInternalModule || moduleName !== undefined)
      return super.requireModule(from, moduleName, options, isActual);
    // A spec file, or what is set up before one: of those, specs alone begin anew.
    if (from.endsWith('.spec.ts')) delete require.cache[from];
    return require(from);
  }

  /** One and the same map: jest asks for it before the first spec file has loaded the program. */
  getSourceMaps() {
    for (const [file, map] of super.getSourceMaps()) sourceMaps.set(file, map);
    return sourceMaps;
  }

  teardown() {
    mocks.restoreAllMocks();
    super.teardown();
  }
};
