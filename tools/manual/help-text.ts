// The project's own help text: as the site hands it out, and the edition of the files of which the site makes it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ArticleHead, ArticleView, Page } from '@haopai/contracts';
import type { Language } from '@haopai/rules';

export interface Guide {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** Sanitised by the site. */
  readonly html: string;
}

interface GuideFile {
  readonly slug: string;
  readonly title: string;
  readonly text: string;
}

const GUIDES_MAX = 50;
const SHIPPED = 'apps/api/src/communication/content/shipped';
const TITLE = /^---\ntitle: (.+)\n/;
const EDITION_LENGTH = 12;

/** In the order in which the site lists them. */
export async function fetchGuides(baseUrl: string, language: Language): Promise<readonly Guide[]> {
  const ask = async <Answer>(address: string): Promise<Answer> => {
    const answer = await fetch(`${baseUrl}/api/v1/articles${address}`);
    if (!answer.ok) throw new Error(`the guides are not to be had: ${answer.status}`);
    return (await answer.json()) as Answer;
  };
  const list = await ask<Page<ArticleHead>>(`?kind=guide&lang=${language}&size=${GUIDES_MAX}`);
  if (list.total > list.items.length) throw new Error(`more than ${GUIDES_MAX} guides`);
  return Promise.all(list.items.map(({ slug }) => ask<ArticleView>(`/${slug}?lang=${language}`)));
}

/** The same, as they lie in the project. */
export function readGuideFiles(root: string, language: Language): readonly GuideFile[] {
  const read = (name: string): string => readFileSync(path.join(root, SHIPPED, name), 'utf8');
  const { guides } = JSON.parse(read('articles.json')) as { guides: { slug: string }[] };
  return guides.map(({ slug }) => {
    const text = read(`${language}/${slug}.md`);
    return { slug, title: TITLE.exec(text)?.[1] ?? '', text };
  });
}

/** Another one as soon as a guide is changed, added, left out or moved. */
export function editionOf(root: string, language: Language): string {
  const words = readGuideFiles(root, language).map(({ slug, text }) => [slug, text]);
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, EDITION_LENGTH);
}
