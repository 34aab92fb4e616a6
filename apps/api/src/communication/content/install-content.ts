// Use case of `main.js migrate`, on every installation: brings the shipped articles and contact details into the database.
import { LANGUAGES } from '@haopai/rules';
import type { MysqlConfig } from '../../platform/config';
import { aloneInDatabase, openMysqlPool } from '../../platform/database';
import { installText } from './install-text';
import {
  fingerprintOf,
  readShippedContent,
  type ShippedArticle,
  type ShippedContent,
} from './shipped-content';
import { ShippedContentStore } from './shipped-content.store';

/** How many texts were new, were replaced by a newer release's, and were left as an editor had changed them. */
export interface Installed {
  readonly added: number;
  readonly renewed: number;
  readonly kept: number;
}

export async function installContent(config: MysqlConfig): Promise<Installed> {
  const shipped = await readShippedContent();
  const pool = openMysqlPool({ ...config, poolMax: 1 });
  try {
    return await aloneInDatabase(pool, 'content', (connection) =>
      installAll(new ShippedContentStore(connection), shipped),
    );
  } finally {
    await pool.end();
  }
}

/** The caller is alone in the database. */
export async function installAll(store: ShippedContentStore, shipped: ShippedContent): Promise<Installed> {
  const results = { added: 0, renewed: 0, kept: 0, same: 0 };
  const installArticle = async (article: ShippedArticle): Promise<readonly (keyof typeof results)[]> => {
    const articleId = await store.ensureArticle(article);
    const done: (keyof typeof results)[] = [];
    for (const language of LANGUAGES) {
      const text = article.texts[language];
      const slot = {
        name: `${article.slug}.${language}`,
        fingerprint: fingerprintOf(text),
        standing: () => store.standingText(articleId, language),
        // What was never changed since it came out has no other date.
        put: (isNew: boolean) =>
          store.putText(articleId, language, text, isNew ? article.publishedAtMs : Date.now()),
      };
      done.push(await installText(store, slot));
    }
    return done;
  };
  for (const article of shipped.articles)
    for (const done of await store.alone(() => installArticle(article))) results[done] += 1;
  for (const language of LANGUAGES) {
    const contact = shipped.contact[language];
    const slot = {
      name: `contact.${language}`,
      fingerprint: fingerprintOf(contact),
      standing: () => store.standingContact(language),
      put: () => store.putContact(language, contact),
    };
    results[await store.alone(() => installText(store, slot))] += 1;
  }
  const { added, renewed, kept } = results;
  return { added, renewed, kept };
}
