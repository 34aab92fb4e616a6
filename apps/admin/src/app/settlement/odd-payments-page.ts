// Payments of which the provider tells another amount than the order's: each is looked into at the provider and closed here.
import { Component, computed, inject, input } from '@angular/core';
import type { OddPaymentCase, OddPaymentGroup } from '@haopai/contracts';
import { momentOf, Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { formatYuan, StateChip, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { StaffSession } from '../session/staff-session';
import { CaseList } from './case-list';
import { OrderLine } from './order-line';
import { SettlementClient } from './settlement-client';
import { SettlementDoors } from './settlement-doors';

const GROUPS: readonly OddPaymentGroup[] = ['open', 'closed'];

@Component({
  selector: 'hp-odd-payments-page',
  imports: [CaseList, OrderLine, StateChip, YuanPipe],
  templateUrl: './odd-payments-page.html',
  styles: `
    .more {
      display: block;
      max-width: 360px;
      font-weight: 400;
      overflow-wrap: anywhere;
    }
  `,
  host: { class: 'hp-page' },
})
export class OddPaymentsPage {
  private readonly client = inject(SettlementClient);
  private readonly session = inject(StaffSession);
  private readonly doors = inject(SettlementDoors);
  private readonly announcer = inject(Announcer);

  readonly group = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = inject(Words).say;
  protected readonly moment = momentOf;
  protected readonly list = pagedReading(() => this.client.oddPayments(this.chosen(), this.page()));
  protected readonly chosen = computed(() => GROUPS.find((one) => one === this.group()) ?? 'open');
  protected readonly groups = computed(() =>
    GROUPS.map((value) => ({ value, label: this.say(`settlement.oddGroup.${value}`) })),
  );
  protected readonly mayAct = computed(() => this.session.may('settlement.act'));

  protected toldOf({ toldFen }: OddPaymentCase): string {
    return toldFen === null ? this.say('settlement.oddNotTold') : formatYuan(toldFen);
  }

  protected async close(payment: OddPaymentCase): Promise<void> {
    const done = await this.doors.closeOdd({
      payment,
      told: this.toldOf(payment),
      act: (body) => this.client.closeOdd(payment.paymentNo, body),
    });
    if (done === null) return;
    this.announcer.say(this.say('settlement.done.oddClosed'));
    this.list.reload();
  }
}
