// Where the manual and its pictures lie in the project, how large they may be, and the edition of the help text that the manual was made of.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InEachLanguage, Language } from '@haopai/rules';
import type { Album } from './camera';
import { editionOf } from './help-text';

/** Downloaded on phones too. */
export const MANUAL_MAX_BYTES = 3_500_000;
/** A guide shows several, on phones too. */
export const PICTURE_MAX_BYTES = 250_000;

/** The portal links to it under this name (places.ts); its public folder is copied as it is. */
export function manualFile(root: string, language: Language): string {
  return path.join(root, 'apps/portal/public/manual', `haopai-manual.${language}.pdf`);
}

const editionsFile = (root: string): string => path.join(root, 'tools/manual/editions.json');

/** Of the help text, when each manual was printed; beside the tool, for visitors have no use for it. */
export function readPrintedEditions(root: string): Partial<InEachLanguage<string>> {
  if (!existsSync(editionsFile(root))) return {};
  return JSON.parse(readFileSync(editionsFile(root), 'utf8')) as Partial<InEachLanguage<string>>;
}

export function writeManual(root: string, language: Language, pdf: Buffer): void {
  if (pdf.length > MANUAL_MAX_BYTES)
    throw new Error(`the manual (${language}) has ${pdf.length} bytes, ${MANUAL_MAX_BYTES} are allowed`);
  const file = manualFile(root, language);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, pdf);
  const editions = { ...readPrintedEditions(root), [language]: editionOf(root, language) };
  writeFileSync(editionsFile(root), `${JSON.stringify(editions, null, 2)}\n`);
}

/** Pictures of the guides on the site: their addresses in the guides are those of the portal's public folder. */
export function picturesFolder(root: string, language: Language): string {
  return path.join(root, 'apps/portal/public/manual', language);
}

/** Width and height of each, in CSS pixels: the portal keeps their places before they come. */
export type PictureSizes = Readonly<Record<string, readonly number[]>>;

const sizesFile = (root: string): string =>
  path.join(root, 'apps/portal/src/app/articles/manual-pictures.json');

export function readPictureSizes(root: string): InEachLanguage<PictureSizes> {
  return JSON.parse(readFileSync(sizesFile(root), 'utf8')) as InEachLanguage<PictureSizes>;
}

export function writePictures(root: string, language: Language, album: Album): void {
  const folder = picturesFolder(root, language);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, { jpeg }] of album) {
    if (jpeg.length > PICTURE_MAX_BYTES) throw new Error(`the picture ${name} has ${jpeg.length} bytes`);
    writeFileSync(path.join(folder, `${name}.jpg`), jpeg);
  }
  const sizes = [...album]
    .map(([name, { widthPx, heightPx }]) => [name, [widthPx, heightPx]] as const)
    .sort(([one], [other]) => one.localeCompare(other));
  const all = { ...readPictureSizes(root), [language]: Object.fromEntries(sizes) };
  // A pair on a line, as the project's formatter wants it.
  const json = JSON.stringify(all, null, 2).replace(/\[\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2]');
  writeFileSync(sizesFile(root), `${json}\n`);
}
