// Use case: a citizen reads the agreement in force, with what is new in it, and agrees to it.
import { Injectable } from '@nestjs/common';
import type { AgreeBody, AgreementChanges, OwnAgreementView } from '@haopai/contracts';
import { DEFAULT_LANGUAGE, type Language } from '@haopai/rules';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { agreementFor } from '../agreement';
import { AgreementsStore } from '../agreements.store';
import { CurrentAgreement } from '../current-agreement';
import { DueAgreement } from '../due-agreement';
import { changesBetween } from './changes-between';
import { ConsentsStore } from './consents.store';

/**
 * A new version asks every citizen once (ADR 31). The portal leads there whoever opens a page; the api refuses nothing meanwhile: a bid, a
 * room, a board and the payment of an order that is open go on as if nothing had happened, and so do log-out, export and closing.
 */
@Injectable()
export class AgreeAnew {
  constructor(
    private readonly current: CurrentAgreement,
    private readonly due: DueAgreement,
    private readonly agreements: AgreementsStore,
    private readonly consents: ConsentsStore,
    private readonly transactions: Transactions,
  ) {}

  async read(citizenId: number, language: Language): Promise<OwnAgreementView | RefusalError> {
    const standing = await this.consents.standing(citizenId);
    if (standing === null) return new RefusalError('SESSION.MISSING', {});
    const { agreementVersion, agreedAtMs } = standing;
    const isDue = (await this.due.of(standing)) !== null;
    return {
      ...{ agreement: await this.current.view(language), isDue, agreedVersion: agreementVersion, agreedAtMs },
      changes:
        isDue && agreementVersion !== null ? await this.changesSince(agreementVersion, language) : null,
    };
  }

  /** To the version that was read, and to no other. Agreed to twice it is the same. */
  async agree(
    citizenId: number,
    { version, identityConsent }: AgreeBody,
    language: Language,
  ): Promise<OwnAgreementView | RefusalError> {
    if (!identityConsent) return new RefusalError('ACCOUNT.CONSENT_MISSING', {});
    const inForce = await this.current.version();
    if (version !== inForce) return new RefusalError('ACCOUNT.AGREEMENT_OUTDATED', { version: inForce });
    await this.transactions.run((transaction) => this.consents.agree(transaction, citizenId, version));
    return this.read(citizenId, language);
  }

  private async changesSince(version: string, language: Language): Promise<AgreementChanges | null> {
    const before = await this.agreements.byVersion(version);
    if (before === null) return null;
    // Two texts are held against each other in a language that both are written in.
    const common = before.texts[language] === undefined ? DEFAULT_LANGUAGE : language;
    const { html, identity } = await this.current.view(common);
    const old = agreementFor(before, common);
    return changesBetween(old.html + old.identityHtml, html + identity.html);
  }
}
