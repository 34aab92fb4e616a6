// Makes chapters of guides: figures between their parts, links that lead within the book, rules of closed pages at the end.
import { FIGURES, type Figure } from '../figures';
import type { Guide } from '../help-text';

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** In turn: a part of the guide's HTML, then the figures that follow on it. */
  readonly parts: readonly ChapterPart[];
}

interface ChapterPart {
  readonly html: string;
  readonly figures: readonly Figure[];
}

export interface Chapters {
  readonly open: readonly Chapter[];
  /** Of guides that begin by saying that their page is not open yet. */
  readonly rules: readonly Chapter[];
}

const FIRST_QUOTE = /^\s*<blockquote>([^]*?)<\/blockquote>/;
const LINK = /<a href="([^"]*)"[^>]*>([^]*?)<\/a>/g;
const GUIDE_ADDRESS = /^\/articles\/([\w-]+)$/;

export function chaptersOf(guides: readonly Guide[], notOpenYet: string): Chapters {
  const slugs = new Set(guides.map(({ slug }) => slug));
  const isClosed = ({ html }: Guide): boolean => FIRST_QUOTE.exec(html)?.[1]?.includes(notOpenYet) ?? false;
  const chapters = (some: readonly Guide[]) => some.map((guide) => chapterOf(guide, slugs));
  for (const { name, guide } of FIGURES)
    if (!slugs.has(guide)) throw new Error(`the figure ${name} belongs to no guide: ${guide}`);
  return {
    open: chapters(guides.filter((guide) => !isClosed(guide))),
    rules: chapters(guides.filter(isClosed)),
  };
}

function chapterOf({ slug, title, summary, html }: Guide, slugs: ReadonlySet<string>): Chapter {
  const texts = linksWithin(html, slugs).split(/(?=<h2>)/);
  // A guide that begins with a heading has nothing before its first part.
  const fromIntroduction = /^\s*<h2>/.test(texts[0] ?? '') ? ['', ...texts] : texts;
  const figures = FIGURES.filter(({ guide }) => guide === slug);
  for (const { name, part } of figures)
    if (fromIntroduction[part] === undefined) throw new Error(`${name}: ${slug} has no part ${part}`);
  return {
    id: slug,
    title,
    summary,
    parts: fromIntroduction.map((text, index) => ({
      html: text,
      figures: figures.filter(({ part }) => part === index),
    })),
  };
}

/** A link to a guide leads to its chapter. Others name pages of a site whose address nobody knows here: their words stay. */
function linksWithin(html: string, slugs: ReadonlySet<string>): string {
  return html.replace(LINK, (_, href: string, words: string) => {
    const slug = GUIDE_ADDRESS.exec(href)?.[1];
    return slug !== undefined && slugs.has(slug) ? `<a href="#${slug}">${words}</a>` : words;
  });
}
