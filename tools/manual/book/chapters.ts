// Makes chapters of guides: links that lead within the book, rules of closed pages at the end.
import type { Guide } from '../help-text';

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The guide's own, its pictures among it. */
  readonly html: string;
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
  const chapters = (some: readonly Guide[]) =>
    some.map(({ slug, title, summary, html }) => ({
      id: slug,
      title,
      summary,
      html: linksWithin(html, slugs),
    }));
  return {
    open: chapters(guides.filter((guide) => !isClosed(guide))),
    rules: chapters(guides.filter(isClosed)),
  };
}

/** A link to a guide leads to its chapter. Others name pages of a site whose address nobody knows here: their words stay. */
function linksWithin(html: string, slugs: ReadonlySet<string>): string {
  return html.replace(LINK, (_, href: string, words: string) => {
    const slug = GUIDE_ADDRESS.exec(href)?.[1];
    return slug !== undefined && slugs.has(slug) ? `<a href="#${slug}">${words}</a>` : words;
  });
}
