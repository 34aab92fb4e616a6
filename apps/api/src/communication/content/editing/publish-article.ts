// Use cases: an editor lets readers see an article, now or from a time on, and takes one back.
import { Injectable } from '@nestjs/common';
import type { AdminArticleView, PublishArticleBody, WithdrawArticleBody } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { type Transaction, Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { isShown, notFound, refuseIncomplete } from './edit-articles';
import { EditedArticlesStore, type PublicationChange } from './edited-articles.store';

interface Publication {
  readonly act: 'article.published' | 'article.scheduled' | 'article.withdrawn';
  readonly change: PublicationChange;
  readonly reason?: string;
}

@Injectable()
export class PublishArticle {
  constructor(
    private readonly store: EditedArticlesStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** What is scheduled may be given another time; what readers see already stays as it is. */
  publish(
    actor: Actor,
    id: number,
    { version, publishedAtMs }: PublishArticleBody,
  ): Promise<AdminArticleView | RefusalError> {
    return this.act(actor, id, version, async (transaction, article) => {
      if (article.state === 'published')
        return new RefusalError('ARTICLE.ALREADY_PUBLISHED', { publishedAtMs: article.publishedAtMs ?? 0 });
      const incomplete = refuseIncomplete(article.texts);
      if (incomplete !== undefined) return incomplete;
      if (publishedAtMs === undefined)
        return { act: 'article.published', change: { publishedAtMs: 'now', isWithdrawn: false } };
      if (await this.store.isPast(transaction, publishedAtMs))
        return new RefusalError('ARTICLE.SCHEDULED_IN_PAST', { publishedAtMs });
      return { act: 'article.scheduled', change: { publishedAtMs, isWithdrawn: false } };
    });
  }

  withdraw(
    actor: Actor,
    id: number,
    { version, reason }: WithdrawArticleBody,
  ): Promise<AdminArticleView | RefusalError> {
    const change = { publishedAtMs: null, isWithdrawn: true };
    return this.act(actor, id, version, (_, article) =>
      Promise.resolve(
        isShown(article)
          ? { act: 'article.withdrawn', change, reason }
          : new RefusalError('ARTICLE.NOT_PUBLISHED', {}),
      ),
    );
  }

  private async act(
    actor: Actor,
    id: number,
    version: number,
    decide: (transaction: Transaction, article: AdminArticleView) => Promise<Publication | RefusalError>,
  ): Promise<AdminArticleView | RefusalError> {
    const refusal = actor.lacks('content.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const before = await this.store.byId(id, transaction);
      if (before === null) return notFound(id);
      if (before.version !== version)
        return this.audit.refuseChanged(transaction, { subject: `article:${id}`, version: before.version });
      const publication = await decide(transaction, before);
      if (publication instanceof RefusalError) return publication;
      await this.store.setPublication(transaction, id, publication.change);
      await this.store.countUp(transaction, id);
      const after = await this.store.byId(id, transaction);
      if (after === null) return notFound(id);
      await this.audit.write(transaction, actor, {
        ...{ act: publication.act, subject: `article:${id}` },
        before: shown(before),
        after: shown(after),
        ...(publication.reason === undefined ? {} : { reason: publication.reason }),
      });
      return after;
    });
  }
}

function shown({ state, publishedAtMs }: AdminArticleView): object {
  return { state, publishedAtMs };
}
