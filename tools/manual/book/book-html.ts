// The whole book as one HTML page: title, contents with page numbers, chapters with their figures.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Language, LANGUAGE_TAGS } from '@haopai/rules';
import type { Album } from '../camera';
import type { Guide } from '../help-text';
import { MANUAL_WORDS } from '../words';
import type { ManualWords } from '../words/manual-words';
import { type Chapter, type Chapters, chaptersOf } from './chapters';
import { FigureWriter } from './figures';

export interface Manuscript {
  readonly language: Language;
  readonly guides: readonly Guide[];
  readonly album: Album;
  readonly edition: string;
  readonly date: string;
}

/** By the chapter's id. */
export type PageNumbers = ReadonlyMap<string, number>;

const STYLE_FILE = path.join(import.meta.dirname, 'book.css');

/** Page numbers are unknown at first: a book without them has as many pages. */
export function bookHtml(manuscript: Manuscript, pageNumbers: PageNumbers): string {
  const words = MANUAL_WORDS[manuscript.language];
  const chapters = chaptersOf(manuscript.guides, words.notOpenYet);
  const figures = new FigureWriter(manuscript.album, words);
  const title = `${words.site} ${words.title}`;
  const body = [
    ...chapters.open.map((chapter, index) => chapterHtml(chapter, index + 1, figures)),
    rulesPart(chapters, words, figures),
  ].join('\n');
  figures.requireAllShown();
  return `<!doctype html>
<html lang="${LANGUAGE_TAGS[manuscript.language]}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>${readFileSync(STYLE_FILE, 'utf8')}
@page { @top-left { content: "${title}" } }</style></head>
<body>
${titlePage(manuscript, words)}
${contents(chapters, words, pageNumbers)}
<main>
${body}
</main>
</body></html>`;
}

function titlePage({ edition, date }: Manuscript, words: ManualWords): string {
  return `<header class="title-page">
<p class="mark">${words.site}</p>
<p class="title">${words.title}</p>
<p class="subtitle">${words.subtitle}</p>
<div class="about">${words.about.map((line) => `<p>${line}</p>`).join('')}
<p class="edition">${words.edition(date, edition)}</p></div>
</header>`;
}

function contents({ open, rules }: Chapters, words: ManualWords, pageNumbers: PageNumbers): string {
  const line = ({ id, title }: Chapter): string =>
    `<li><a href="#${id}"><span>${escapeHtml(title)}</span><i></i><b>${pageNumbers.get(id) ?? '00'}</b></a></li>`;
  const list = (name: string, chapters: readonly Chapter[], start: number): string =>
    chapters.length === 0 ? '' : `<h2>${name}</h2><ol start="${start}">${chapters.map(line).join('')}</ol>`;
  return `<nav class="contents" aria-labelledby="contents"><h1 id="contents">${words.contents}</h1>
${list(words.partOpen, open, 1)}${list(words.partRules, rules, open.length + 1)}</nav>`;
}

function rulesPart({ open, rules }: Chapters, words: ManualWords, figures: FigureWriter): string {
  if (rules.length === 0) return '';
  const chapters = rules.map((chapter, index) => chapterHtml(chapter, open.length + index + 1, figures));
  return `<section class="rules"><p class="part">${words.partRules}</p><p>${words.partRulesWords}</p>
${chapters.join('\n')}</section>`;
}

function chapterHtml({ id, title, summary, html }: Chapter, no: number, figures: FigureWriter): string {
  return `<section class="chapter"><h1 id="${id}"><span class="no">${no}</span> ${escapeHtml(title)}</h1>
<p class="summary">${escapeHtml(summary)}</p>${figures.write(html)}</section>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
