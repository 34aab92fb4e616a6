// The manuals that are committed are those of today's help text, whole in both languages, and small enough for a phone.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGE_TAGS, LANGUAGES } from '@haopai/rules';
import { readPdfFacts } from './book/pdf-facts';
import { editionOf, readGuideFiles } from './help-text';
import {
  MANUAL_MAX_BYTES,
  manualFile,
  PICTURE_MAX_BYTES,
  picturesFolder,
  readPictureSizes,
  readPrintedEditions,
} from './manual-files';

const root = path.resolve(__dirname, '..', '..');
const PLACES_FILE = path.join(root, 'apps/portal/src/app/shell/places.ts');
const CHAPTER_NUMBER = /^(\d+) +/;

describe.each(LANGUAGES)('the manual (%s)', (language) => {
  const file = readFileSync(manualFile(root, language));
  const facts = readPdfFacts(file);
  const chapters = facts.headings.filter(({ title }) => CHAPTER_NUMBER.test(title));

  it('was printed after the last change of a guide; if not: npm run manual', () => {
    const printed = readPrintedEditions(root)[language];
    expect({ help: 'npm run manual', edition: printed }).toEqual({
      help: 'npm run manual',
      edition: editionOf(root, language),
    });
  });

  it('has a chapter for each guide, numbered in the order of the pages', () => {
    const titles = chapters.map(({ title }) => title.replace(CHAPTER_NUMBER, ''));
    const guides = readGuideFiles(root, language).map(({ title }) => title);
    expect([...titles].sort()).toEqual([...guides].sort());
    expect(chapters.map(({ title }) => Number.parseInt(title, 10))).toEqual(
      chapters.map((_, index) => index + 1),
    );
  });

  it('leads from each line of its contents to the page on which the chapter begins', () => {
    const slugs = readGuideFiles(root, language).map(({ slug }) => slug);
    const pages = slugs.map((slug) => facts.places.get(slug) ?? 0);
    expect([...pages].sort((one, other) => one - other)).toEqual(chapters.map(({ page }) => page));
    expect(Math.min(...pages)).toBeGreaterThan(2);
    expect(Math.max(...pages)).toBeLessThanOrEqual(facts.pages);
  });

  it('can be read out: tagged, and in its own language', () => {
    expect(facts).toMatchObject({ isTagged: true, language: LANGUAGE_TAGS[language] });
  });

  it('is small enough to be downloaded on a phone', () => {
    expect(file.length).toBeLessThanOrEqual(MANUAL_MAX_BYTES);
  });

  it('has given the guides on the site their pictures, each with its size; if not: npm run manual', () => {
    const address = new RegExp(String.raw`\(/manual/${language}/([a-z-]+)\.jpg\)`, 'g');
    const shown = readGuideFiles(root, language).flatMap(({ text }) =>
      [...text.matchAll(address)].map(([, name = '']) => name),
    );
    expect(shown.length).toBeGreaterThan(20);
    const folder = picturesFolder(root, language);
    expect(readdirSync(folder).sort()).toEqual(shown.map((name) => `${name}.jpg`).sort());
    expect(Object.keys(readPictureSizes(root)[language]).sort()).toEqual([...shown].sort());
    for (const name of shown)
      expect(statSync(path.join(folder, `${name}.jpg`)).size).toBeLessThanOrEqual(PICTURE_MAX_BYTES);
  });

  it('lies where the portal links to it', () => {
    const address = `/manual/${path.basename(manualFile(root, language))}`;
    const [, named = ''] = /address: `(\/manual\/[^`]+)`/.exec(readFileSync(PLACES_FILE, 'utf8')) ?? [];
    expect(named.replace('${language}', language)).toBe(address);
  });
});
