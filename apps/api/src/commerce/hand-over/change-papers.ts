// Use cases: staff read which papers are checked before a plate is given out, and an administrator sets others.
import { Injectable } from '@nestjs/common';
import type { ChangePapersBody, HandOverPapersView } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { Transactions } from '../../platform/database';
import type { RefusalError } from '../../platform/errors';
import { HandOverPapersStore } from './hand-over-papers.store';

const SUBJECT = 'handOverPapers';

@Injectable()
export class ChangePapers {
  constructor(
    private readonly store: HandOverPapersStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** For all staff: it is what citizens are told to bring. */
  read(): Promise<HandOverPapersView> {
    return this.store.standing();
  }

  async change(
    actor: Actor,
    { version, papers, reason }: ChangePapersBody,
  ): Promise<HandOverPapersView | RefusalError> {
    const lacking = actor.lacks('settings.edit');
    if (lacking !== undefined) return lacking;
    return this.transactions.run(async (transaction) => {
      const before = await this.store.standing(transaction);
      const subject = SUBJECT;
      if (before.version !== version)
        return this.audit.refuseChanged(transaction, { subject, version: before.version });
      const after = { version: version + 1, papers };
      if (!(await this.store.add(transaction, actor.staffId, after)))
        return this.audit.refuseChanged(transaction, { subject, version: version + 1 });
      await this.audit.write(transaction, actor, {
        ...{ act: 'handOver.papersChanged', subject, reason },
        before: { papers: before.papers },
        after: { papers },
      });
      return after;
    });
  }
}
