// Shipped texts come into every database once, newer ones replace older ones, and what an editor did stays.
import type { PoolConnection } from 'mysql2/promise';
import { aDatabase, type ThrowAwayDatabase } from '../../testing';
import { writeArticleText } from './article-text';
import { installAll, installContent } from './install-content';
import { readShippedContent, type ShippedContent } from './shipped-content';
import { ShippedContentStore } from './shipped-content.store';

const CONTACT = { office: 'o', address: 'a', hotline: 'h', hours: 't', email: 'e', notes: ['n', 'm'] };

const release = (words: string): ShippedContent => {
  const text = writeArticleText({ title: words, summary: 's', markdown: words });
  return {
    articles: [{ slug: 'a', kind: 'guide', position: 1, publishedAtMs: 1, texts: { zh: text, en: text } }],
    contact: { zh: { ...CONTACT, office: words }, en: CONTACT },
  };
};

describe('shipped content', () => {
  let database: ThrowAwayDatabase;
  let connection: PoolConnection;
  let store: ShippedContentStore;

  beforeEach(async () => {
    database = await aDatabase();
    connection = await database.pool.getConnection();
    store = new ShippedContentStore(connection);
  });
  afterEach(async () => {
    connection.release();
    await database.drop();
  });

  const titles = async (): Promise<Record<string, string>> => {
    const [rows] = await database.pool.query('SELECT language, title FROM article_translations');
    return Object.fromEntries(
      (rows as { language: string; title: string }[]).map((r) => [r.language, r.title]),
    );
  };
  /** Whether each text is dated after it came out. */
  const updates = async (): Promise<readonly boolean[]> => {
    const [rows] = await database.pool.query('SELECT updated_at_ms AS atMs FROM article_translations');
    return (rows as { atMs: number }[]).map(({ atMs }) => atMs > 1);
  };
  const edit = (sql: string) => database.pool.query(sql);

  it('is brought in once, also by two instances that start together', async () => {
    const count = (await readShippedContent()).articles.length * 2 + 2;
    const results = await Promise.all([installContent(database.config), installContent(database.config)]);
    expect(results.map(({ added }) => added).sort()).toEqual([0, count]);
    const [rows] = await database.pool.query(
      `SELECT kind, COUNT(*) AS n FROM articles JOIN article_translations ON article_id = id GROUP BY kind ORDER BY kind`,
    );
    expect(rows).toEqual([
      { kind: 'announcement', n: 8 },
      { kind: 'guide', n: 48 },
    ]);
  });

  it('is brought in by two who do not hear of each other, as on two nodes of a cluster', async () => {
    const second = await database.pool.getConnection();
    try {
      const stores = [store, new ShippedContentStore(second)];
      await Promise.all(stores.map((one) => installAll(one, release('old'))));
      expect(await titles()).toEqual({ zh: 'old', en: 'old' });
      expect(await installAll(store, release('old'))).toEqual({ added: 0, renewed: 0, kept: 0 });
    } finally {
      second.release();
    }
  });

  it('is replaced by a newer release where nobody has changed it', async () => {
    expect(await installAll(store, release('old'))).toEqual({ added: 4, renewed: 0, kept: 0 });
    expect(await updates()).toEqual([false, false]);
    expect(await installAll(store, release('new'))).toEqual({ added: 0, renewed: 3, kept: 0 });
    expect(await titles()).toEqual({ zh: 'new', en: 'new' });
    expect(await updates()).toEqual([true, true]);
    expect(await store.standingContact('zh')).toEqual({ ...CONTACT, office: 'new' });
  });

  it('stays as an editor has changed it, however many releases follow', async () => {
    await installAll(store, release('old'));
    await edit(`UPDATE article_translations SET title = 'edited' WHERE language = 'zh'`);
    await edit(`UPDATE contact_details SET hotline = '110' WHERE language = 'zh'`);
    expect(await installAll(store, release('old'))).toEqual({ added: 0, renewed: 0, kept: 0 });
    expect(await installAll(store, release('new'))).toEqual({ added: 0, renewed: 1, kept: 2 });
    expect(await installAll(store, release('newest'))).toMatchObject({ renewed: 1, kept: 2 });
    expect(await titles()).toEqual({ zh: 'edited', en: 'newest' });
    expect(await store.standingContact('zh')).toMatchObject({ office: 'old', hotline: '110' });
  });

  it('does not come back where an editor has taken it away', async () => {
    await installAll(store, release('old'));
    await edit(`DELETE FROM article_translations WHERE language = 'en'`);
    await edit('UPDATE articles SET published_at_ms = NULL, position = 9');
    await installAll(store, release('new'));
    expect(await titles()).toEqual({ zh: 'new' });
    const [rows] = await database.pool.query('SELECT published_at_ms, position FROM articles');
    expect(rows).toEqual([{ published_at_ms: null, position: 9 }]);
  });

  it('leaves alone what an editor wrote before a release brought the same', async () => {
    await edit(
      `INSERT INTO articles (slug, kind, position, published_at_ms) VALUES ('a', 'announcement', 0, 1)`,
    );
    await edit(
      `INSERT INTO article_translations SELECT id, 'zh', 'own', 's', 'm', '<p>m</p>', 'm', 1 FROM articles`,
    );
    expect(await installAll(store, release('new'))).toEqual({ added: 3, renewed: 0, kept: 1 });
    expect(await titles()).toEqual({ zh: 'own', en: 'new' });
  });
});
