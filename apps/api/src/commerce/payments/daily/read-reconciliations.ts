// Use cases: the cashier has the books compared, reads what differs, and explains or mends each difference.
import { Injectable } from '@nestjs/common';
import type {
  DifferenceState,
  DifferenceView,
  Page,
  ReconcileBody,
  ReconciliationHead,
} from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { PaymentsStore } from '../payments.store';
import { DAY_MS, startOfBeijingDay } from './beijing-days';
import { MendDifference } from './mend-difference';
import { ReconcileDaily } from './reconcile-daily';
import { type DifferenceRow, ReconciliationsStore } from './reconciliations.store';

export const RECONCILED_DAYS_MAX = 31;

@Injectable()
export class ReadReconciliations {
  constructor(
    private readonly runs: ReconciliationsStore,
    private readonly payments: PaymentsStore,
    private readonly transactions: Transactions,
    private readonly task: ReconcileDaily,
    private readonly mendDifference: MendDifference,
    private readonly audit: Audit,
  ) {}

  async page(actor: Actor, page: number, size: number): Promise<Page<ReconciliationHead> | RefusalError> {
    const refusal = actor.lacks('settlement.read');
    if (refusal !== undefined) return refusal;
    const { rows, total } = await this.runs.page(size, (page - 1) * size);
    return { items: rows, total, page, size };
  }

  async head(actor: Actor, reconciliationId: number): Promise<ReconciliationHead | RefusalError> {
    const refusal = actor.lacks('settlement.read');
    if (refusal !== undefined) return refusal;
    const head = await this.runs.byId(reconciliationId);
    return head ?? new RefusalError('RECONCILIATION.NOT_FOUND', { reconciliationId });
  }

  async differences(
    actor: Actor,
    reconciliationId: number,
    page: number,
    size: number,
  ): Promise<Page<DifferenceView> | RefusalError> {
    const head = await this.head(actor, reconciliationId);
    if (head instanceof RefusalError) return head;
    const { rows, total } = await this.runs.differences(reconciliationId, size, (page - 1) * size);
    return { items: rows.map(toView), total, page, size };
  }

  /** An instance takes it up at once. */
  async start(actor: Actor, { fromDay, toDay }: ReconcileBody): Promise<ReconciliationHead | RefusalError> {
    const forbidden = actor.lacks('settlement.act');
    if (forbidden !== undefined) return forbidden;
    const [fromMs, lastMs] = [startOfBeijingDay(fromDay), startOfBeijingDay(toDay)];
    const nowMs = await this.payments.nowMs();
    const isWhole = fromMs !== null && lastMs !== null && fromMs <= lastMs && lastMs <= nowMs;
    if (!isWhole || lastMs - fromMs >= RECONCILED_DAYS_MAX * DAY_MS)
      return new RefusalError('PERIOD.REFUSED', { daysMax: RECONCILED_DAYS_MAX });
    const head = await this.transactions.run(async (transaction) => {
      const id = await this.runs.want(transaction, { fromMs, toMs: lastMs + DAY_MS }, actor);
      const after = { fromDay, toDay };
      await this.audit.write(transaction, actor, {
        ...{ act: 'reconciliation.started', subject: `reconciliation:${id}`, after },
      });
      return this.runs.byId(id, transaction);
    });
    if (head === null) throw new Error('a comparison was wanted and is not there');
    void this.task.look();
    return head;
  }

  /** The difference is right as it is, for a reason that is kept. */
  explain(actor: Actor, differenceId: number, note: string): Promise<DifferenceView | RefusalError> {
    return this.close(actor, differenceId, 'explained', note);
  }

  /** What the provider has and we have not is booked by its word. */
  mend(actor: Actor, differenceId: number, note: string): Promise<DifferenceView | RefusalError> {
    return this.close(actor, differenceId, 'mended', note);
  }

  private async close(
    actor: Actor,
    differenceId: number,
    state: Exclude<DifferenceState, 'open'>,
    note: string,
  ): Promise<DifferenceView | RefusalError> {
    const forbidden = actor.lacks('settlement.act');
    if (forbidden !== undefined) return forbidden;
    const row = await this.runs.difference(differenceId);
    if (row === null) return new RefusalError('RECONCILIATION.DIFFERENCE_NOT_FOUND', { differenceId });
    if (row.state !== 'open')
      return new RefusalError('RECONCILIATION.DIFFERENCE_CLOSED', { state: row.state });
    // Booked twice it changes nothing: of two who mend it at once one closes it.
    const refusal = state === 'mended' ? await this.mendDifference.execute(row) : undefined;
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      if (!(await this.runs.close(transaction, differenceId, { state, note, name: actor.name })))
        return new RefusalError('RECONCILIATION.DIFFERENCE_CLOSED', { state });
      const after = await this.runs.difference(differenceId, transaction);
      if (after === null) throw new Error(`Difference ${differenceId} is gone`);
      const { kind, number } = row;
      await this.audit.write(transaction, actor, {
        ...{ act: `difference.${state}`, subject: `difference:${differenceId}`, reason: note },
        after: { kind, number },
      });
      return toView(after);
    });
  }
}

function toView(row: DifferenceRow): DifferenceView {
  const isMendable = row.state === 'open' && (row.kind === 'notBooked' || row.kind === 'refundNotBooked');
  return { ...row, isMendable };
}
