// An article's words: markdown as an editor writes it, the HTML that readers get, and the plain text that is searched.
import { Marked } from 'marked';
import { sanitiseHtml } from './sanitise-html';
import { textOfHtml } from './text-of-html';

export const TITLE_MAX = 120;
export const SUMMARY_MAX = 300;
export const MARKDOWN_MAX = 50_000;

/** What an editor writes. */
export interface ArticleDraft {
  readonly title: string;
  readonly summary: string;
  readonly markdown: string;
}

/** What is stored. */
export interface ArticleText extends ArticleDraft {
  readonly html: string;
  readonly plainText: string;
}

const marked = new Marked({ gfm: true, async: false });

/** Throws RangeError when a part is empty or over its limit: whoever takes it from people checks before. */
export function writeArticleText({ title, summary, markdown }: ArticleDraft): ArticleText {
  requireLength('title', title, TITLE_MAX);
  requireLength('summary', summary, SUMMARY_MAX);
  requireLength('markdown', markdown, MARKDOWN_MAX);
  return writeDraftText({ title, summary, markdown });
}

/** Of a draft, whose parts may be empty; limits are kept by whoever takes it from people. */
export function writeDraftText({ title, summary, markdown }: ArticleDraft): ArticleText {
  const html = htmlOfMarkdown(markdown);
  return { title, summary, markdown, html, plainText: textOfHtml(html) };
}

/** Sanitised, whatever stood in the markdown. */
export function htmlOfMarkdown(markdown: string): string {
  return sanitiseHtml(marked.parse(markdown, { async: false }));
}

function requireLength(name: string, text: string, max: number): void {
  if (text.length === 0 || text.length > max) {
    throw new RangeError(`an article's ${name} has 1 to ${max} characters, not ${text.length}`);
  }
}
