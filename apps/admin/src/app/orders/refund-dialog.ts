// Asks how much of a paid price goes back, what becomes of the plate, and why.
import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { type AdminOrderDetail, PLATE_FATES, type PlateFate, type RefundOrderBody } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FormField, readOneOf } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { formatYuan } from '@haopai/web-ui';
import { ChoiceField, ConsentBox, TextField } from '@haopai/web-ui/fields';
import { readYuan, yuanText } from '../amounts/read-yuan';
import { ReasonForm } from '../dialogs/reason-form';

export interface RefundQuestion {
  readonly order: AdminOrderDetail;
  act(body: RefundOrderBody): Promise<Outcome<AdminOrderDetail>>;
}

@Component({
  selector: 'hp-refund-dialog',
  imports: [ChoiceField, ConsentBox, ReasonForm, TextField],
  template: `
    <hp-reason-form name="amount" [question]="words" [fields]="fields" [act]="act">
      <hp-text-field
        name="amount"
        [label]="say('orders.refund.amount')"
        [help]="say('amount.help')"
        [error]="sayFault(amount.shownFault())"
        [(value)]="amount.text"
        (left)="amount.leave()"
      />
      @if (order.hasPlate) {
        <hp-choice-field
          name="plate"
          [label]="say('orders.refund.plate')"
          [choices]="fates"
          [error]="sayFault(plate.shownFault())"
          [(value)]="plate.text"
        />
        @if (mayGiveDeposit()) {
          <hp-consent-box name="with-deposit" [(isTicked)]="withDeposit">{{
            say('orders.refund.withDeposit', { amount: deposit })
          }}</hp-consent-box>
        }
      }
    </hp-reason-form>
  `,
})
export class RefundDialog {
  private readonly question = inject<RefundQuestion>(MAT_DIALOG_DATA);

  protected readonly say = inject(Words).say;
  protected readonly sayFault = inject(Words).sayFault;
  protected readonly order = this.question.order;
  protected readonly words = {
    heading: this.say('orders.refund.heading', { orderNo: this.order.orderNo }),
    words: this.say('orders.refund.words', { left: formatYuan(this.order.refundableFen) }),
    yes: this.say('orders.refund.yes'),
    isGrave: true,
  };
  protected readonly fates = PLATE_FATES.map((value) => ({
    value,
    label: this.say(`plateFate.${value}`),
    words: this.say(`orders.refund.${this.order.kind === 'balance' ? 'win' : 'bought'}.${value}`),
  }));
  protected readonly deposit = formatYuan(this.order.depositFen ?? 0);
  protected readonly amount = new FormField(readYuan(1, this.order.refundableFen));
  protected readonly plate = new FormField<PlateFate>(readOneOf(PLATE_FATES));
  protected readonly withDeposit = signal(false);
  protected readonly fields = this.order.hasPlate ? [this.amount, this.plate] : [this.amount];
  protected readonly mayGiveDeposit = computed(
    () => this.plate.text() === 'returned' && (this.order.depositFen ?? 0) > 0,
  );

  constructor() {
    this.amount.text.set(yuanText(this.order.refundableFen));
  }

  protected readonly act = (reason: string): Promise<Outcome<AdminOrderDetail>> => {
    const { version } = this.order;
    const body = { version, amountFen: this.amount.good(), reason };
    if (!this.order.hasPlate) return this.question.act(body);
    const withDeposit = this.mayGiveDeposit() && this.withDeposit();
    return this.question.act({ ...body, plate: this.plate.good(), ...(withDeposit ? { withDeposit } : {}) });
  };
}
