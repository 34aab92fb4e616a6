// Use cases: editors find articles in every state, draft them, change their words, and see them as readers would.
import { Injectable } from '@nestjs/common';
import type {
  AddArticleBody,
  AdminArticleHead,
  AdminArticleView,
  ArticlePreview,
  ArticleWords,
  ChangeArticleBody,
  Page,
} from '@haopai/contracts';
import {
  DEFAULT_LANGUAGE,
  type InEachLanguage,
  inEachLanguage,
  type Language,
  LANGUAGES,
} from '@haopai/rules';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { type Transaction, Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { type ArticleText, writeDraftText } from '../article-text';
import { HtmlLaundry } from '../html-laundry';
import { picturesIn } from '../pictures/picture-name';
import { PicturesStore } from '../pictures/pictures.store';
import { EditedArticlesStore, type EditedSearch } from './edited-articles.store';
import { isTangled } from './tangled';

@Injectable()
export class EditArticles {
  constructor(
    private readonly store: EditedArticlesStore,
    private readonly pictures: PicturesStore,
    private readonly laundry: HtmlLaundry,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async page(actor: Actor, search: EditedSearch): Promise<Page<AdminArticleHead> | RefusalError> {
    const refusal = actor.lacks('content.read');
    if (refusal !== undefined) return refusal;
    return { ...(await this.store.page(search)), page: search.page, size: search.size };
  }

  async byId(actor: Actor, id: number): Promise<AdminArticleView | RefusalError> {
    return actor.lacks('content.read') ?? (await this.store.byId(id)) ?? notFound(id);
  }

  /** The way of every text from an editor to a reader: written as it would be stored, and cleaned as it would be sent. */
  preview(actor: Actor, texts: InEachLanguage<ArticleWords>): ArticlePreview | RefusalError {
    const refusal = actor.lacks('content.read') ?? refuseTangled(texts);
    if (refusal !== undefined) return refusal;
    const htmlOf = (language: Language): string => this.laundry.clean(writeDraftText(texts[language]).html);
    return inEachLanguage(htmlOf);
  }

  async add(actor: Actor, { slug, kind, texts }: AddArticleBody): Promise<AdminArticleView | RefusalError> {
    const refusal = actor.lacks('content.edit') ?? refuseTangled(texts);
    if (refusal !== undefined) return refusal;
    const written = inEachLanguage((language) => writeDraftText(texts[language]));
    return this.transactions.run(async (transaction) => {
      const gone = await this.refuseGone(
        transaction,
        LANGUAGES.map((language) => ({ language, text: written[language] })),
      );
      if (gone !== undefined) return gone;
      const id = await this.store.add(transaction, { slug, kind }, written);
      if (id === null) return new RefusalError('ARTICLE.SLUG_TAKEN', { slug });
      const article = await this.store.byId(id, transaction);
      await this.audit.write(transaction, actor, {
        ...{ act: 'article.added', subject: `article:${id}` },
        after: { slug, kind, texts },
      });
      return article ?? notFound(id);
    });
  }

  /** Words that are the same stay as they are, with their date, so that a release may still renew them. */
  async change(
    actor: Actor,
    id: number,
    { version, position, texts }: ChangeArticleBody,
  ): Promise<AdminArticleView | RefusalError> {
    const refusal = actor.lacks('content.edit') ?? refuseTangled(texts);
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const before = await this.store.byId(id, transaction);
      if (before === null) return notFound(id);
      if (before.version !== version)
        return this.audit.refuseChanged(transaction, { subject: `article:${id}`, version: before.version });
      const incomplete = isShown(before) ? refuseIncomplete(texts) : undefined;
      if (incomplete !== undefined) return incomplete;
      const changed = LANGUAGES.filter((language) => !isSame(before.texts[language], texts[language]));
      return this.write(transaction, actor, before, { position, texts, changed });
    });
  }

  private async write(
    transaction: Transaction,
    actor: Actor,
    before: AdminArticleView,
    {
      position,
      texts,
      changed,
    }: Pick<ChangeArticleBody, 'position' | 'texts'> & { readonly changed: readonly Language[] },
  ): Promise<AdminArticleView | RefusalError> {
    const { id } = before;
    if (changed.length === 0 && position === before.position) return before;
    const written = changed.map((language) => ({ language, text: writeDraftText(texts[language]) }));
    const gone = await this.refuseGone(transaction, written);
    if (gone !== undefined) return gone;
    for (const { language, text } of written) await this.store.putText(transaction, id, language, text);
    await this.store.setPosition(transaction, id, position);
    await this.store.countUp(transaction, id);
    const ofChanged = (of: InEachLanguage<ArticleWords>): object =>
      Object.fromEntries(changed.map((language) => [language, of[language]]));
    const after = await this.store.byId(id, transaction);
    await this.audit.write(transaction, actor, {
      ...{ act: 'article.changed', subject: `article:${id}` },
      before: { position: before.position, ...ofChanged(before.texts) },
      after: { position, ...ofChanged(texts) },
    });
    return after ?? notFound(id);
  }

  /** From here to the end of the transaction nobody deletes a picture that is shown. */
  private async refuseGone(
    transaction: Transaction,
    written: readonly { readonly language: Language; readonly text: ArticleText }[],
  ): Promise<RefusalError<'ARTICLE.PICTURES_GONE'> | undefined> {
    const shown = written.map(({ language, text }) => ({ language, names: picturesIn(text.html) }));
    const names = [...new Set(shown.flatMap((one) => one.names))];
    const held = await this.pictures.hold(names, transaction);
    const languages = shown
      .filter((one) => one.names.some((name) => !held.includes(name)))
      .map(({ language }) => language);
    return languages.length === 0 ? undefined : new RefusalError('ARTICLE.PICTURES_GONE', { languages });
  }
}

export function notFound(id: number): RefusalError<'ARTICLE.NOT_FOUND'> {
  return new RefusalError('ARTICLE.NOT_FOUND', { slug: String(id) });
}

/** Of what readers see, or will at a time that is set. */
export function isShown({ state }: Pick<AdminArticleHead, 'state'>): boolean {
  return state === 'published' || state === 'scheduled';
}

/** The default language is read where another one is not written: another one may come later. */
export function refuseIncomplete(
  texts: InEachLanguage<ArticleWords>,
): RefusalError<'ARTICLE.INCOMPLETE'> | undefined {
  const isWhole = Object.values(texts[DEFAULT_LANGUAGE]).every((part: string) => part.trim() !== '');
  return isWhole ? undefined : new RefusalError('ARTICLE.INCOMPLETE', { languages: [DEFAULT_LANGUAGE] });
}

function refuseTangled(texts: InEachLanguage<ArticleWords>): RefusalError<'ARTICLE.TANGLED'> | undefined {
  const languages = LANGUAGES.filter((language) => isTangled(texts[language].markdown));
  return languages.length === 0 ? undefined : new RefusalError('ARTICLE.TANGLED', { languages });
}

function isSame(one: ArticleWords, other: ArticleWords): boolean {
  return one.title === other.title && one.summary === other.summary && one.markdown === other.markdown;
}
