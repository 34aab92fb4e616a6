// Money on its way back, and back: each refund with its number, for whoever has to ask the bank for it.
import { Component, inject, input } from '@angular/core';
import type { RefundState, RefundView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { StateChip, YuanPipe } from '@haopai/web-ui';
import type { Look } from './order-words';

const LOOKS: Readonly<Record<RefundState, Look>> = {
  wanted: { tone: 'alert', icon: 'clock' },
  sent: { tone: 'alert', icon: 'again' },
  done: { tone: 'lead', icon: 'check' },
  failed: { tone: 'stop', icon: 'stop' },
};

@Component({
  selector: 'hp-order-refunds',
  imports: [StateChip, YuanPipe],
  template: `
    <h2>{{ say('order.refunds') }}</h2>
    <ul>
      @for (refund of refunds(); track refund.refundNo) {
        <li data-testid="refund" [attr.data-state]="refund.state">
          <span class="what">
            <span>{{ say('refund.' + refund.state + 'Words') }}</span>
            <span class="hp-soft"
              >{{ dayTime(refund.atMs, nowMs()) }} · {{ say('refund.no', { no: refund.refundNo }) }}</span
            >
          </span>
          <span class="sum">{{ refund.amountFen | yuan }}</span>
          <hp-state-chip [tone]="looks[refund.state].tone" [icon]="looks[refund.state].icon">{{
            say('refund.' + refund.state)
          }}</hp-state-chip>
        </li>
      }
    </ul>
  `,
  styleUrl: './order-parts.scss',
})
export class OrderRefunds {
  private readonly words = inject(Words);
  readonly refunds = input.required<readonly RefundView[]>();
  readonly nowMs = input.required<number>();
  protected readonly say = this.words.say;
  protected readonly dayTime = this.words.dayTime;
  protected readonly looks = LOOKS;
}
