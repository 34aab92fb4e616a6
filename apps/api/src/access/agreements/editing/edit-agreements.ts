// Use cases: an editor reads every version of the user agreement, adds one for a day to come, and takes one back before that day.
import { Injectable } from '@nestjs/common';
import type {
  AddAgreementBody,
  AdminAgreementHead,
  AdminAgreementView,
  AgreementWords,
} from '@haopai/contracts';
import { inEachLanguage, LANGUAGES } from '@haopai/rules';
import type { Actor } from '../../staff-authentication';
import { Audit } from '../../audit';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { cleanHtml } from '../clean-html';
import { EditedAgreementsStore } from './edited-agreements.store';

const VERSION_SHOWN_MAX = 20;
const DAY_MS = 24 * 3_600_000;

@Injectable()
export class EditAgreements {
  constructor(
    private readonly store: EditedAgreementsStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async all(actor: Actor): Promise<readonly AdminAgreementHead[] | RefusalError> {
    return actor.lacks('content.read') ?? this.store.all();
  }

  async byVersion(actor: Actor, version: string): Promise<AdminAgreementView | RefusalError> {
    return actor.lacks('content.read') ?? (await this.store.byVersion(version)) ?? notFound(version);
  }

  /** In force from midnight in Beijing of its day; citizens agree anew from then on. */
  async add(actor: Actor, { version, texts }: AddAgreementBody): Promise<AdminAgreementView | RefusalError> {
    const refusal = actor.lacks('content.edit');
    if (refusal !== undefined) return refusal;
    const publishedAtMs = Date.parse(`${version}T00:00:00+08:00`);
    const nowMs = await this.store.nowMs();
    // Not NaN either, which is what 30 February is.
    if (!(publishedAtMs > nowMs) || dayOf(publishedAtMs) !== version)
      return new RefusalError('AGREEMENT.NOT_LATER', { earliest: dayOf(nowMs + DAY_MS) });
    const cleaned = inEachLanguage((language) => cleanWords(texts[language]));
    const languages = LANGUAGES.filter((language) => isEmpty(cleaned[language]));
    if (languages.length > 0) return new RefusalError('AGREEMENT.EMPTY', { languages });
    return this.transactions.run(async (transaction) => {
      if (!(await this.store.add(transaction, { version, publishedAtMs, texts: cleaned })))
        return new RefusalError('AGREEMENT.VERSION_TAKEN', { version });
      const added = await this.store.byVersion(version, transaction);
      if (added === null) throw new Error('An agreement was not kept');
      await this.audit.write(transaction, actor, {
        ...{ act: 'agreement.added', subject: `agreement:${version}` },
        after: { publishedAtMs, texts: cleaned },
      });
      return added;
    });
  }

  async withdraw(
    actor: Actor,
    version: string,
    reason: string,
  ): Promise<readonly AdminAgreementHead[] | RefusalError> {
    const refusal = actor.lacks('content.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const before = await this.store.byVersion(version, transaction);
      if (before === null) return notFound(version);
      if (!(await this.store.remove(transaction, version)))
        return new RefusalError('AGREEMENT.IN_FORCE', { version });
      const left = await this.store.all(transaction);
      await this.audit.write(transaction, actor, {
        ...{ act: 'agreement.withdrawn', subject: `agreement:${version}`, reason },
        before: { publishedAtMs: before.publishedAtMs, texts: before.texts },
      });
      return left;
    });
  }
}

/** In Beijing: `2026-12-01`. */
function dayOf(atMs: number): string {
  return Number.isNaN(atMs) ? '' : new Date(atMs).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

function cleanWords({ title, html, identityTitle, identityHtml }: AgreementWords): AgreementWords {
  return {
    ...{ title: title.trim(), identityTitle: identityTitle.trim() },
    ...{ html: cleanHtml(html), identityHtml: cleanHtml(identityHtml) },
  };
}

function isEmpty({ title, html, identityTitle, identityHtml }: AgreementWords): boolean {
  const bodies = [html, identityHtml].map((text) => text.replace(/<[^>]*>|&nbsp;|\s/g, ''));
  return [title, identityTitle, ...bodies].includes('');
}

function notFound(version: string): RefusalError<'AGREEMENT.NOT_FOUND'> {
  return new RefusalError('AGREEMENT.NOT_FOUND', { version: version.slice(0, VERSION_SHOWN_MAX) });
}
