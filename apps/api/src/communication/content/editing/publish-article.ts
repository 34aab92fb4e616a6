// Use cases: an editor lets readers see an article, now or from a time on, by one person or by two as the steps say, and takes one back.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AdminArticleView, PublishArticleBody, WithdrawArticleBody } from '@haopai/contracts';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import type { Actor } from '../../../access/staff-authentication';
import { type Approval, Approvals, type ApprovedAct, type Approve } from '../../../access/approvals';
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

/** It waits for a colleague. */
const ASKED = 'asked';
const SUBJECT = 'article:';

/** Before it is published: undefined to go on. */
type Clear = (
  transaction: Transaction,
  article: AdminArticleView,
) => Promise<typeof ASKED | RefusalError | undefined>;
type Decide = (transaction: Transaction, article: AdminArticleView) => Promise<Publication | RefusalError>;

const GO_ON: Clear = () => Promise.resolve(undefined);

@Injectable()
export class PublishArticle implements ApprovedAct, OnModuleInit {
  readonly kind = 'article';

  constructor(
    private readonly store: EditedArticlesStore,
    private readonly approvals: Approvals,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.approvals.register(this);
  }

  /** What is scheduled may be given another time; what readers see already stays as it is. */
  async publish(
    actor: Actor,
    id: number,
    { version, publishedAtMs }: PublishArticleBody,
  ): Promise<AdminArticleView | RefusalError> {
    const lacking = actor.lacks('content.edit');
    if (lacking !== undefined) return lacking;
    const clear: Clear = async (transaction, { texts }) => {
      if (await this.approvals.mayActAlone(transaction, actor, this.kind, null)) return undefined;
      const facts = { version, publishedAtMs: publishedAtMs ?? null, title: texts[DEFAULT_LANGUAGE].title };
      const wish = {
        kind: this.kind,
        subject: `${SUBJECT}${id}`,
        amountFen: null,
        reason: '',
        facts,
      } as const;
      return (await this.approvals.ask(transaction, actor, wish)) ?? ASKED;
    };
    const done = await this.act(actor, id, version, this.publication(publishedAtMs), clear);
    return done === ASKED ? new RefusalError('APPROVAL.WAITS', { amountFen: null }) : done;
  }

  async carryOut(
    actor: Actor,
    { subject, facts }: Approval,
    approve: Approve,
  ): Promise<RefusalError | undefined> {
    const { version, publishedAtMs } = facts;
    const decide = this.publication(publishedAtMs === null ? undefined : Number(publishedAtMs));
    const id = Number(subject.slice(SUBJECT.length));
    const done = await this.act(actor, id, Number(version), decide, approve);
    return done instanceof RefusalError ? done : undefined;
  }

  async withdraw(
    actor: Actor,
    id: number,
    { version, reason }: WithdrawArticleBody,
  ): Promise<AdminArticleView | RefusalError> {
    const lacking = actor.lacks('content.edit');
    if (lacking !== undefined) return lacking;
    const change = { publishedAtMs: null, isWithdrawn: true };
    const decide: Decide = (_, article) =>
      Promise.resolve(
        isShown(article)
          ? { act: 'article.withdrawn', change, reason }
          : new RefusalError('ARTICLE.NOT_PUBLISHED', {}),
      );
    const done = await this.act(actor, id, version, decide);
    if (done === ASKED) throw new Error('an article is withdrawn without asking');
    return done;
  }

  private publication(publishedAtMs: number | undefined): Decide {
    return async (transaction, article) => {
      if (article.state === 'published')
        return new RefusalError('ARTICLE.ALREADY_PUBLISHED', { publishedAtMs: article.publishedAtMs ?? 0 });
      const incomplete = refuseIncomplete(article.texts);
      if (incomplete !== undefined) return incomplete;
      if (publishedAtMs === undefined)
        return { act: 'article.published', change: { publishedAtMs: 'now', isWithdrawn: false } };
      if (await this.store.isPast(transaction, publishedAtMs))
        return new RefusalError('ARTICLE.SCHEDULED_IN_PAST', { publishedAtMs });
      return { act: 'article.scheduled', change: { publishedAtMs, isWithdrawn: false } };
    };
  }

  private act(
    actor: Actor,
    id: number,
    version: number,
    decide: Decide,
    clear: Clear = GO_ON,
  ): Promise<AdminArticleView | typeof ASKED | RefusalError> {
    return this.transactions.run(async (transaction) => {
      const before = await this.store.byId(id, transaction);
      if (before === null) return notFound(id);
      if (before.version !== version)
        return this.audit.refuseChanged(transaction, { subject: `article:${id}`, version: before.version });
      const publication = await decide(transaction, before);
      if (publication instanceof RefusalError) return publication;
      const cleared = await clear(transaction, before);
      if (cleared !== undefined) return cleared;
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
