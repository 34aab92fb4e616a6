// Announcements that the program makes by itself, in each language, with the transaction of what they tell about.
import { Injectable } from '@nestjs/common';
import { inEachLanguage, type Language } from '@haopai/rules';
import type { Transaction } from '../../platform/database';
import { type ArticleDraft, writeArticleText } from './article-text';
import { EditedArticlesStore } from './editing/edited-articles.store';

@Injectable()
export class Announcements {
  constructor(private readonly store: EditedArticlesStore) {}

  /** From the end of the transaction on everybody reads it; editors can change it as any other. Throws when the address is taken. */
  async publish(
    transaction: Transaction,
    slug: string,
    draftIn: (language: Language) => ArticleDraft,
  ): Promise<void> {
    const texts = inEachLanguage((language) => writeArticleText(draftIn(language)));
    const id = await this.store.add(transaction, { slug, kind: 'announcement' }, texts);
    if (id === null) throw new Error(`the address ${slug} is taken`);
    await this.store.setPublication(transaction, id, { publishedAtMs: 'now', isWithdrawn: false });
  }
}
