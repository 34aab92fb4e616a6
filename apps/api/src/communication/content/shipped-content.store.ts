// Puts the release's texts into the tables, and remembers their fingerprints. Runs before the program: plain SQL, no models.
import type { ContactView } from '@haopai/contracts';
import { isDuplicateKey, isTakenBack } from '@haopai/engine-mysql';
import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Language } from '@haopai/rules';
import type { ArticleDraft, ArticleText } from './article-text';
import type { InstallMemory } from './install-text';
import type { ShippedArticle } from './shipped-content';

const TRIES_MAX = 5;

export class ShippedContentStore implements InstallMemory {
  constructor(private readonly connection: Pick<Connection, 'query'>) {}

  /**
   * What is read in `work` stays as it is until it is over: an editor who saves meanwhile waits, and is told of the change. Somebody who installs
   * the same at the same moment, which GET_LOCK hinders on one server alone, has come first: `work` looks again and finds it done.
   */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.aloneOnce(work);
      } catch (error) {
        if (tries === TRIES_MAX || (!isDuplicateKey(error) && !isTakenBack(error))) throw error;
      }
    }
  }

  private async aloneOnce<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.connection.query('START TRANSACTION');
    try {
      const result = await work();
      await this.connection.query('COMMIT');
      return result;
    } catch (error) {
      await this.connection.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** Kind, place and time are set once; from then on they are the editors'. Returns the article's id. */
  async ensureArticle({ slug, kind, position, publishedAtMs }: ShippedArticle): Promise<number> {
    const row = await this.first('SELECT id FROM articles WHERE slug = ? FOR UPDATE', [slug]);
    if (row !== null) return Number(row.id);
    const [result] = await this.connection.query<ResultSetHeader>(
      'INSERT INTO articles (slug, kind, position, published_at_ms) VALUES (?, ?, ?, ?)',
      [slug, kind, position, publishedAtMs],
    );
    return result.insertId;
  }

  async standingText(articleId: number, language: Language): Promise<ArticleDraft | null> {
    const row = await this.first(
      'SELECT title, summary, markdown FROM article_translations WHERE article_id = ? AND language = ?',
      [articleId, language],
    );
    if (row === null) return null;
    return { title: String(row.title), summary: String(row.summary), markdown: String(row.markdown) };
  }

  async putText(
    articleId: number,
    language: Language,
    text: ArticleText,
    updatedAtMs: number,
  ): Promise<void> {
    const { title, summary, markdown, html, plainText } = text;
    await this.connection.query(
      `REPLACE INTO article_translations (article_id, language, title, summary, markdown, html, plain_text, updated_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [articleId, language, title, summary, markdown, html, plainText, updatedAtMs],
    );
    await this.connection.query('UPDATE articles SET version = version + 1 WHERE id = ?', [articleId]);
  }

  async standingContact(language: Language): Promise<ContactView | null> {
    const row = await this.first('SELECT * FROM contact_details WHERE language = ? FOR UPDATE', [language]);
    if (row === null) return null;
    const [office, address, hotline] = [String(row.office), String(row.address), String(row.hotline)];
    const notes = String(row.notes).split('\n');
    return { office, address, hotline, hours: String(row.hours), email: String(row.email), notes };
  }

  async putContact(language: Language, contact: ContactView): Promise<void> {
    const { office, address, hotline, hours, email, notes } = contact;
    await this.connection.query(
      `INSERT INTO contact_details (language, office, address, hotline, hours, email, notes, updated_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE
         office = VALUES(office), address = VALUES(address), hotline = VALUES(hotline), hours = VALUES(hours),
         email = VALUES(email), notes = VALUES(notes), updated_at_ms = VALUES(updated_at_ms), version = version + 1`,
      [language, office, address, hotline, hours, email, notes.join('\n'), Date.now()],
    );
  }

  async installedFingerprint(name: string): Promise<string | null> {
    const row = await this.first('SELECT fingerprint FROM shipped_content WHERE name = ?', [name]);
    return row === null ? null : String(row.fingerprint);
  }

  async remember(name: string, fingerprint: string): Promise<void> {
    await this.connection.query(
      'REPLACE INTO shipped_content (name, fingerprint, installed_at_ms) VALUES (?, ?, ?)',
      [name, fingerprint, Date.now()],
    );
  }

  private async first(sql: string, values: readonly (string | number)[]): Promise<RowDataPacket | null> {
    const [rows] = await this.connection.query<RowDataPacket[]>(sql, [...values]);
    return rows[0] ?? null;
  }
}
