// Where the manual lies in the project, how large it may be, and the edition of the help text that it was made of.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InEachLanguage, Language } from '@haopai/rules';
import { editionOf } from './help-text';

/** Downloaded on phones too. */
export const MANUAL_MAX_BYTES = 3_500_000;

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
