// The deposits of an order, one a car: where each is now, and what that means.
import { Component, inject, input } from '@angular/core';
import type { DepositView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { StateChip, YuanPipe } from '@haopai/web-ui';
import { groupVin } from '@haopai/web-ui/fields';
import { DEPOSIT_LOOKS } from './order-words';

@Component({
  selector: 'hp-order-deposits',
  imports: [StateChip, YuanPipe],
  template: `
    <h2>{{ say('order.deposits') }}</h2>
    <ul>
      @for (deposit of deposits(); track deposit.vin) {
        <li data-testid="deposit" [attr.data-state]="deposit.state">
          <span class="what">
            <span>{{ say('order.depositVin', { vin: groupVin(deposit.vin) }) }}</span>
            @if (deposit.state; as state) {
              <span class="hp-soft">{{ say('deposit.' + state + 'Words') }}</span>
            }
          </span>
          <span class="sum">{{ deposit.amountFen | yuan }}</span>
          @if (deposit.state; as state) {
            <hp-state-chip [tone]="looks[state].tone" [icon]="looks[state].icon">{{
              say('deposit.' + state)
            }}</hp-state-chip>
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './order-parts.scss',
})
export class OrderDeposits {
  readonly deposits = input.required<readonly DepositView[]>();
  protected readonly say = inject(Words).say;
  protected readonly groupVin = groupVin;
  protected readonly looks = DEPOSIT_LOOKS;
}
