// npm run manual: opens a site with the demo, goes through it in both languages with a camera, prints the two manuals, and
// gives the guides on the site the same pictures.
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type Language, LANGUAGES } from '@haopai/rules';
import { openPrivateSite, type PrivateSite } from '../load';
import { BROWSER_FLAGS, obtainBrowser } from '../test/browser';
import { printBook } from './book/print-book';
import { type DemoSale, openDemoSale } from './demo-sale';
import { editionOf, fetchGuides } from './help-text';
import { manualFile, writeManual, writePictures } from './manual-files';
import { obtainFont } from './obtain-font';
import { takePictures } from './take-pictures';
import { Visit } from './visit';

const root = path.resolve(import.meta.dirname, '..', '..');
const startedAt = performance.now();
const note = (line: string): void =>
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);

async function makeManual(
  browser: Browser,
  site: PrivateSite,
  sale: DemoSale,
  language: Language,
): Promise<void> {
  const album = await takePictures(new Visit(browser, site.baseUrl, language), sale);
  note(`${language}: ${album.size} pictures`);
  const guides = await fetchGuides(site.baseUrl, language);
  const edition = editionOf(root, language);
  const date = new Date().toISOString().slice(0, 10);
  const { pdf, facts } = await printBook(browser, { language, guides, album, edition, date });
  writeManual(root, language, pdf);
  writePictures(root, language, album);
  const kilobytes = Math.round(pdf.length / 1_000);
  note(
    `${language}: ${facts.pages} pages, ${kilobytes} kB, ${path.relative(root, manualFile(root, language))}`,
  );
}

async function run(): Promise<void> {
  const undo: (() => unknown)[] = [];
  try {
    const executablePath = await obtainBrowser(note);
    await obtainFont(note);
    const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
    undo.push(() => browser.close());
    const site = await openPrivateSite(
      root,
      { name: 'manual', apps: ['api', 'portal'], durability: 'fast', variables: { HAOPAI_CAPTCHA: 'on' } },
      note,
    );
    undo.push(() => site.stop());
    const sale = await openDemoSale(site);
    undo.push(() => sale.stop());
    note(`${site.titles.join(', ')}; the demo is in place`);
    await Promise.all(LANGUAGES.map((language) => makeManual(browser, site, sale, language)));
  } finally {
    for (const act of undo.reverse()) await act();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  // The servers end with this process; their folders are swept by the next run.
  process.on(signal, () => process.exit(130));
}
process.channel?.unref();

try {
  await run();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}
