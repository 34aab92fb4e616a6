// Use cases: a refund that failed is tried again, or was paid back past the provider, which one person says and another confirms (ADR 26).
import { Injectable } from '@nestjs/common';
import type { Page, RefundCase, RefundGroup, RefundOutside, SettleOutsideBody } from '@haopai/contracts';
import { type Actor, StaffPairs } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { type Transaction, Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { RefundBookkeeper } from '../../orders';
import { CompleteRefund } from '../refunds/complete-refund';
import { PayBack } from '../refunds/pay-back';
import { RefundWakeUp } from '../refunds/refund-wake-up';
import { refundCase, saidOutside } from './refund-case';
import { type RefundCaseRow, RefundCasesStore } from './refund-cases.store';

const ASK_AGAIN_AFTER_MS = 10_000;
const REFUND_NO = /^\d{20}$/;
const SHOWN_MAX = 20;

@Injectable()
export class MendRefund {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookkeeper: RefundBookkeeper,
    private readonly cases: RefundCasesStore,
    private readonly payBack: PayBack,
    private readonly completeRefund: CompleteRefund,
    private readonly wakeUp: RefundWakeUp,
    private readonly audit: Audit,
    private readonly pairs: StaffPairs,
  ) {}

  async page(
    actor: Actor,
    group: RefundGroup,
    page: number,
    size: number,
  ): Promise<Page<RefundCase> | RefusalError> {
    const refusal = actor.lacks('settlement.read');
    if (refusal !== undefined) return refusal;
    const { rows, total } = await this.cases.page(group, size, (page - 1) * size);
    return { items: rows.map(refundCase), total, page, size };
  }

  /** As often as a new one; whoever takes it up asks the provider first. */
  async retry(actor: Actor, refundNo: string, reason: string): Promise<RefundCase | RefusalError> {
    const done = await this.act(actor, refundNo, async (transaction, failed) => {
      const said = saidOutside(failed);
      if (said !== null) return new RefusalError('REFUND.PROPOSED', { staffName: said.staffName });
      await this.bookkeeper.tryAgain(transaction, refundNo);
      const { lastFailure } = failed;
      await this.audit.write(transaction, actor, {
        ...{ act: 'refund.retried', subject: `refund:${refundNo}`, reason, before: { lastFailure } },
      });
      return undefined;
    });
    if (!(done instanceof RefusalError)) this.wakeUp.now();
    return done;
  }

  sayOutside(
    actor: Actor,
    refundNo: string,
    { reference, reason }: SettleOutsideBody,
  ): Promise<RefundCase | RefusalError> {
    return this.act(actor, refundNo, async (transaction, failed) => {
      const said = saidOutside(failed);
      if (said !== null) return new RefusalError('REFUND.PROPOSED', { staffName: said.staffName });
      const { staffId, name: staffName } = actor;
      await this.cases.sayOutside(transaction, failed.id, { reference, reason, staffId, staffName });
      await this.audit.write(transaction, actor, {
        ...{ act: 'refund.saidOutside', subject: `refund:${refundNo}`, reason, after: { reference } },
      });
      return undefined;
    });
  }

  takeBack(actor: Actor, refundNo: string, reason: string): Promise<RefundCase | RefusalError> {
    return this.act(actor, refundNo, async (transaction, failed) => {
      const said = saidOutside(failed);
      if (said === null) return new RefusalError('REFUND.NOT_PROPOSED', {});
      await this.cases.takeBackOutside(transaction, failed.id);
      const before = { reference: said.reference };
      await this.audit.write(transaction, actor, {
        ...{ act: 'refund.outsideTakenBack', subject: `refund:${refundNo}`, reason, before },
      });
      return undefined;
    });
  }

  /** By another person, and only when the provider says that it has not paid: then the books say where the money came from. */
  async confirm(actor: Actor, refundNo: string): Promise<RefundCase | RefusalError> {
    const forbidden = actor.lacks('settlement.act');
    if (forbidden !== undefined) return forbidden;
    if (!REFUND_NO.test(refundNo)) return unknown(refundNo);
    const row = await this.cases.byNo(refundNo);
    if (row === null) return new RefusalError('ORDER.REFUND_UNKNOWN', { refundNo });
    const refusal = (await this.refusalToConfirm(null, actor, row)) ?? (await this.refusalOfProvider(row));
    if (refusal !== undefined) return refusal;
    return this.act(actor, refundNo, async (transaction, failed) => {
      const changed = await this.refusalToConfirm(transaction, actor, failed);
      if (changed !== undefined) return changed;
      const order = await this.bookkeeper.completeOutside(transaction, refundNo);
      if (order instanceof RefusalError) return order;
      await this.cases.confirmOutside(transaction, failed.id, actor);
      const { amountFen, reference } = failed;
      await this.audit.write(transaction, actor, {
        ...{ act: 'refund.settledOutside', subject: `refund:${refundNo}`, after: { amountFen, reference } },
      });
      return undefined;
    });
  }

  private async refusalToConfirm(
    transaction: Transaction | null,
    actor: Actor,
    row: RefundCaseRow,
  ): Promise<RefusalError | undefined> {
    if (row.state !== 'failed') return new RefusalError('REFUND.NOT_FAILED', { state: row.state });
    const said = saidOutside(row);
    if (said === null) return new RefusalError('REFUND.NOT_PROPOSED', {});
    return (await refuseToConfirmOutside(this.pairs, transaction, actor, said)) ?? actor.refuseUntilShown();
  }

  private async refusalOfProvider(row: RefundCaseRow): Promise<RefusalError | undefined> {
    if (!(await this.payBack.canBeAsked(row))) return new RefusalError('REFUND.PROVIDER_OFF', {});
    try {
      if (!(await this.payBack.isBack(row))) return undefined;
    } catch {
      return new RefusalError('SERVER.UNAVAILABLE', { retryAfterMs: ASK_AGAIN_AFTER_MS });
    }
    await this.completeRefund.execute(row.refundNo);
    return new RefusalError('REFUND.PAID_BACK', {});
  }

  /** `work` has the locks of the order and of the refund, which has failed. */
  private async act(
    actor: Actor,
    refundNo: string,
    work: (transaction: Transaction, failed: RefundCaseRow) => Promise<RefusalError | undefined>,
  ): Promise<RefundCase | RefusalError> {
    const forbidden = actor.lacks('settlement.act');
    if (forbidden !== undefined) return forbidden;
    if (!REFUND_NO.test(refundNo)) return unknown(refundNo);
    return this.transactions.run(async (transaction) => {
      const refund = await this.bookkeeper.lock(transaction, refundNo);
      if (refund instanceof RefusalError) return refund;
      if (refund.state !== 'failed') return new RefusalError('REFUND.NOT_FAILED', { state: refund.state });
      const refusal = await work(transaction, await this.read(refundNo, transaction));
      return refusal ?? refundCase(await this.read(refundNo, transaction));
    });
  }

  private async read(refundNo: string, transaction: Transaction): Promise<RefundCaseRow> {
    const row = await this.cases.byNo(refundNo, transaction);
    if (row === null) throw new Error(`There is no refund ${refundNo}`);
    return row;
  }
}

/** Why somebody cannot be the second person of it; undefined for whoever can. */
export async function refuseToConfirmOutside(
  pairs: StaffPairs,
  transaction: Transaction | null,
  actor: Actor,
  { staffId }: Pick<RefundOutside, 'staffId'>,
): Promise<RefusalError | undefined> {
  return staffId === actor.staffId
    ? new RefusalError('REFUND.SAME_PERSON', {})
    : pairs.refusePair(transaction, actor, [staffId]);
}

/** What is no number is no refund either; only whoever may ask is told so. */
function unknown(refundNo: string): RefusalError<'ORDER.REFUND_UNKNOWN'> {
  return new RefusalError('ORDER.REFUND_UNKNOWN', { refundNo: refundNo.slice(0, SHOWN_MAX) });
}
