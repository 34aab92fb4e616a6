// What a built script or page names, read from its text.

export const NAMED_SCRIPT = /(?:src|href)="(?<name>[\w./-]+\.js)"/g;
/** Not `import("…")`: that is what comes later. */
export const STATIC_IMPORT = /\b(?:from|import)\s*["'`]\.\/(?<name>[\w./-]+\.js)["'`]/g;

export const namesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(({ groups }) => groups?.name ?? []);
