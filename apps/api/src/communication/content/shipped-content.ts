// The articles and contact details that come with the program: files in the folder `shipped` beside this code, and beside its bundle.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ArticleKind, ContactView } from '@haopai/contracts';
import { type InEachLanguage, type Language, LANGUAGES } from '@haopai/rules';
import { type ArticleDraft, type ArticleText, writeArticleText } from './article-text';

/** Where an article stands; its words are in `<language>/<slug>.md`. */
export interface ShippedArticle {
  readonly slug: string;
  readonly kind: ArticleKind;
  readonly position: number;
  readonly publishedAtMs: number;
  readonly texts: InEachLanguage<ArticleText>;
}

export interface ShippedContent {
  readonly articles: readonly ShippedArticle[];
  readonly contact: InEachLanguage<ContactView>;
}

interface ListedArticle {
  readonly slug: string;
  readonly publishedAt: string;
}

type ArticleList = Readonly<Record<`${ArticleKind}s`, readonly ListedArticle[]>>;

const FOLDER = new URL('./shipped/', import.meta.url);
const FRONT_MATTER = /^---\ntitle: (.+)\nsummary: (.+)\n---\n\n([^]+)$/;

export async function readShippedContent(): Promise<ShippedContent> {
  const list = JSON.parse(await read('articles.json')) as ArticleList;
  const [guides, announcements, contact] = await Promise.all([
    readArticles('guide', list.guides),
    readArticles('announcement', list.announcements),
    readInEachLanguage(readContact),
  ]);
  return { articles: [...guides, ...announcements], contact };
}

/** The same for the same words, whatever the rules by which HTML is made of them. */
export function fingerprintOf(words: ArticleDraft | ContactView): string {
  const parts =
    'markdown' in words
      ? [words.title, words.summary, words.markdown]
      : [words.office, words.address, words.hotline, words.hours, words.email, ...words.notes];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Its front matter has the title and the summary, a line each. */
export function readArticleFile(name: string, file: string): ArticleDraft {
  const [, title, summary, markdown] = FRONT_MATTER.exec(file) ?? [];
  if (title === undefined || summary === undefined || markdown === undefined)
    throw new Error(`${name} does not begin with a title and a summary between two lines of ---`);
  return { title, summary, markdown: markdown.trim() };
}

function readArticles(kind: ArticleKind, list: readonly ListedArticle[]): Promise<ShippedArticle[]> {
  return Promise.all(
    list.map(async ({ slug, publishedAt }, index) => ({
      slug,
      kind,
      position: index + 1,
      publishedAtMs: Date.parse(publishedAt),
      texts: await readInEachLanguage((language) => readText(language, slug)),
    })),
  );
}

async function readInEachLanguage<Words>(
  read: (language: Language) => Promise<Words>,
): Promise<InEachLanguage<Words>> {
  const words = await Promise.all(
    LANGUAGES.map((language) => read(language).then((own) => [language, own] as const)),
  );
  return Object.fromEntries(words) as InEachLanguage<Words>;
}

async function readText(language: Language, slug: string): Promise<ArticleText> {
  const name = `${language}/${slug}.md`;
  return writeArticleText(readArticleFile(name, await read(name)));
}

async function readContact(language: Language): Promise<ContactView> {
  return JSON.parse(await read(`${language}/contact.json`)) as ContactView;
}

function read(name: string): Promise<string> {
  return readFile(new URL(name, FOLDER), 'utf8');
}
