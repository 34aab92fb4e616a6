// Asks how much of a paid price goes back, what becomes of the plate, and why.
import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import {
  type AdminOrderDetail,
  PLATE_FATES,
  type PlateFate,
  type Refusal,
  type RefundOrderBody,
} from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FormField, readOneOf } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { formatYuan } from '@haopai/web-ui';
import { ChoiceField, ConsentBox, TextField } from '@haopai/web-ui/fields';
import { readYuan, yuanText } from '../amounts/read-yuan';
import { ReasonForm } from '../dialogs/reason-form';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import type { FormTexts } from '../forms/merge-texts';
import { TypedForm } from '../forms/typed-form';

export interface RefundQuestion {
  readonly order: AdminOrderDetail;
  act(body: RefundOrderBody): Promise<Outcome<AdminOrderDetail>>;
  /** As it is now; null when it cannot be read. */
  again(): Promise<AdminOrderDetail | null>;
}

@Component({
  selector: 'hp-refund-dialog',
  imports: [ChoiceField, ConsentBox, FormNews, ReasonForm, TextField],
  template: `
    <hp-reason-form name="amount" [question]="words()" [fields]="fields" [act]="act">
      <hp-form-news [kept]="kept" [refusal]="refusal()" [nameOf]="nameOf" />
      <hp-text-field
        name="amount"
        [label]="say('orders.refund.amount')"
        [help]="say('amount.help')"
        [error]="sayFault(amount.shownFault())"
        [(value)]="amount.text"
        (left)="amount.leave()"
      />
      @if (order().hasPlate) {
        <hp-choice-field
          name="plate"
          [label]="say('orders.refund.plate')"
          [choices]="fates"
          [error]="sayFault(plate.shownFault())"
          [(value)]="plate.text"
        />
        @if (mayGiveDeposit()) {
          <hp-consent-box name="with-deposit" [(isTicked)]="withDeposit">{{
            say('orders.refund.withDeposit', { amount: deposit() })
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
  /** As it was read last. */
  protected readonly order = signal(this.question.order);
  protected readonly words = computed(() => ({
    heading: this.say('orders.refund.heading', { orderNo: this.order().orderNo }),
    words: this.say('orders.refund.words', { left: formatYuan(this.order().refundableFen) }),
    yes: this.say('orders.refund.yes'),
    isGrave: true,
  }));
  protected readonly fates = PLATE_FATES.map((value) => ({
    value,
    label: this.say(`plateFate.${value}`),
    words: this.say(`orders.refund.${this.question.order.kind === 'balance' ? 'win' : 'bought'}.${value}`),
  }));
  protected readonly deposit = computed(() => formatYuan(this.order().depositFen ?? 0));
  protected readonly amount = new FormField((text) => readYuan(1, this.order().refundableFen)(text));
  protected readonly plate = new FormField<PlateFate>(readOneOf(PLATE_FATES));
  protected readonly withDeposit = signal(false);
  protected readonly fields = this.question.order.hasPlate ? [this.amount, this.plate] : [this.amount];
  protected readonly mayGiveDeposit = computed(
    () => this.plate.text() === 'returned' && (this.order().depositFen ?? 0) > 0,
  );
  private readonly typed = new TypedForm({ amount: this.amount.text });
  protected readonly kept = keepForm(this.typed);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly nameOf = (): string => this.say('orders.refund.amount');

  constructor() {
    this.typed.show(textsOf(this.question.order));
  }

  protected readonly act = async (reason: string): Promise<Outcome<AdminOrderDetail>> => {
    const answer = await this.question.act(this.body(reason));
    if (answer.ok) this.kept.settle();
    else await this.meet(answer.refusal);
    return answer;
  };

  private body(reason: string): RefundOrderBody {
    const { version, hasPlate } = this.order();
    const body = { version, amountFen: this.amount.good(), reason };
    if (!hasPlate) return body;
    const withDeposit = this.mayGiveDeposit() && this.withDeposit();
    return { ...body, plate: this.plate.good(), ...(withDeposit ? { withDeposit } : {}) };
  }

  /** Where somebody else was faster: what is left now comes beside what was typed. */
  private async meet(refusal: Refusal): Promise<void> {
    this.refusal.set(refusal);
    const now = refusal.code === 'RECORD.CHANGED' ? await this.question.again() : null;
    if (now === null) return;
    this.order.set(now);
    this.typed.meet(textsOf(now));
  }
}

function textsOf({ refundableFen }: AdminOrderDetail): FormTexts {
  return { amount: yuanText(refundableFen) };
}
