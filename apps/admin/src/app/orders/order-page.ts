// One order: whose, for what, all that happened to its money, and the way to ask for money to go back.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminOrderDetail, ApprovalView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { MomentPipe, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { ApiClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Icon, Skeleton, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ApprovalCard } from '../approvals/approval-card';
import { QuestionOpener } from '../dialogs/question-opener';
import type { Done } from '../dialogs/reason-door';
import { PapersOf } from '../papers/papers-of';
import { StaffSession } from '../session/staff-session';
import { OrderStateChip } from './order-state';
import { OrdersDeskClient } from './orders-client';
import type { RefundQuestion } from './refund-dialog';
import { wordsOfFailure } from './refund-failure';

@Component({
  selector: 'hp-order-page',
  imports: [
    ApprovalCard,
    Icon,
    LoadFailed,
    MomentPipe,
    OrderStateChip,
    PapersOf,
    RouterLink,
    Skeleton,
    YuanPipe,
  ],
  templateUrl: './order-page.html',
  styleUrl: './order-page.scss',
  host: { class: 'hp-page' },
})
export class OrderPage {
  private readonly words = inject(Words);
  private readonly api = inject(ApiClient);
  private readonly client = inject(OrdersDeskClient);
  private readonly session = inject(StaffSession);
  private readonly opener = inject(QuestionOpener);
  private readonly announcer = inject(Announcer);

  readonly orderNo = input.required<string>();

  protected readonly say = this.words.say;
  protected readonly auctionTitle = this.words.auctionTitle;
  protected readonly formatPlate = formatPlate;
  protected readonly order = reading(() => this.client.one(this.orderNo()));
  protected readonly maySeePapers = computed(() => this.session.may('settlement.read'));
  protected readonly mayRefund = computed(() => this.session.may('orders.refund'));

  protected sayFailure(code: string): string {
    return this.say(wordsOfFailure(code));
  }

  /** `order` names another thing in the page. */
  protected reload(): void {
    this.order.reload();
  }

  protected openApproval({ approvals = [] }: AdminOrderDetail): ApprovalView | undefined {
    return approvals.find(({ state }) => state === 'open');
  }

  protected async refund(order: AdminOrderDetail): Promise<void> {
    const { orderNo } = order;
    const question: RefundQuestion = {
      order,
      act: (body) => this.client.refund(orderNo, body),
      again: () => this.again(orderNo),
    };
    const done = await this.opener.ask<Done<AdminOrderDetail>>(
      async () => (await import('./refund-dialog')).RefundDialog,
      question,
    );
    if (done === null) return;
    this.order.update((shown) => (shown.orderNo === orderNo ? done.value : shown));
    this.announcer.say(this.say('orders.refund.done', { orderNo }));
  }

  private async again(orderNo: string): Promise<AdminOrderDetail | null> {
    const answer = await this.api.ask(this.client.one(orderNo));
    if (!answer.ok) return null;
    this.order.update((shown) => (shown.orderNo === orderNo ? answer.value : shown));
    return answer.value;
  }
}
