// Type follows the reader's size of text (ADR 60): what the portal shows has its sizes of type in rem, never in pixels.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const STYLES = ['apps/portal/src', 'libs/web-ui/src', 'libs/web-app/src'].flatMap((folder) =>
  globSync(`${folder}/**/*.{scss,ts}`, { cwd: root }).filter((file) => !file.endsWith('.spec.ts')),
);
/** A declaration, also over several lines. */
const TYPE = /^\s*(?:font|font-size|line-height)\s*:[^;{}]*?\d(?:\.\d+)?px/gm;
/** Drawn in units of the plate. */
const DRAWINGS = ['libs/web-ui/src/plate/plate.scss'];

describe('styles of the portal', () => {
  it('have every size of type in rem (pixels / 16)', () => {
    expect(STYLES.length).toBeGreaterThan(100);
    const inPixels = STYLES.filter((file) => !DRAWINGS.includes(file)).flatMap((file) =>
      (readFileSync(path.join(root, file), 'utf8').match(TYPE) ?? []).map((found) => [file, found.trim()]),
    );
    expect(inPixels).toEqual([]);
  });
});
