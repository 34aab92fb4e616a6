// What the files that tools/test/one-window.ts writes call: several spec files of pages run in one window, one after the other, each from a clean page.

/** jsdom's window. @type {any} */
const page = globalThis;

/** The window as it is when Angular's test bed has been set up, and no spec file has been loaded. */
const atFirst = Object.getOwnPropertyDescriptors(page);

/** Puts back what tests have replaced, and takes away what they have left. */
function cleanPage() {
  jest.useRealTimers();
  jest.restoreAllMocks();
  for (const [name, { configurable }] of Object.entries(Object.getOwnPropertyDescriptors(page)))
    if (configurable && !(name in atFirst)) delete page[name];
  for (const [name, was] of Object.entries(atFirst))
    if (isReplaced(name, was)) Object.defineProperty(page, name, was);
  page.document.head.replaceChildren();
  page.document.body.replaceChildren();
  page.document.title = '';
  page.localStorage.clear();
  page.sessionStorage.clear();
  page.history.replaceState(null, '', '/');
}

/** @param {string} name @param {PropertyDescriptor} was */
function isReplaced(name, was) {
  const now = Object.getOwnPropertyDescriptor(page, name);
  return was.configurable && (now?.value !== was.value || now?.get !== was.get);
}

/**
 * Loads spec files, each into a `describe` of its name. What one sets while it is loaded is gone when its tests run: it does so before each of them.
 * @param {Readonly<Record<string, () => void>>} files by their path, relative to the root
 */
exports.runInOneWindow = (files) => {
  for (const [file, load] of Object.entries(files)) {
    describe(file, () => {
      beforeAll(cleanPage);
      try {
        load();
      } catch (error) {
        // The others run all the same.
        it('can be loaded', () => {
          throw error;
        });
      }
    });
  }
};
