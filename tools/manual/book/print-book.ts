// Prints the book twice: once to learn on which pages its chapters begin, once with these numbers in the contents.
import type { Browser } from 'playwright-core';
import { bookHtml, type Manuscript, type PageNumbers } from './book-html';
import { type PdfFacts, readPdfFacts } from './pdf-facts';

/** What a PDF says of the program that made it, in place of the browser's name and version. */
const CREATOR = 'Haopai, npm run manual';

export interface PrintedBook {
  readonly pdf: Buffer;
  readonly facts: PdfFacts;
}

export async function printBook(browser: Browser, manuscript: Manuscript): Promise<PrintedBook> {
  const draft = readPdfFacts(await print(browser, bookHtml(manuscript, new Map())));
  const pdf = await print(browser, bookHtml(manuscript, draft.places));
  const facts = readPdfFacts(pdf);
  requireSamePlaces(draft.places, facts.places);
  return { pdf, facts };
}

async function print(browser: Browser, html: string): Promise<Buffer> {
  const context = await browser.newContext({ userAgent: CREATOR });
  try {
    const page = await context.newPage();
    await page.setContent(html);
    await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await context.close();
  }
}

function requireSamePlaces(before: PageNumbers, after: PageNumbers): void {
  for (const [id, page] of after)
    if (before.get(id) !== page) throw new Error(`${id} has moved to page ${page} when the numbers came in`);
}
