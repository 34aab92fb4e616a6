// Payments of which the provider tells another amount than the order's: each is looked into at the provider and closed here.
import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { OddPaymentCase, OddPaymentGroup } from '@haopai/contracts';
import { momentOf, PagedList, pageFromQuery, Words } from '@haopai/web-app';
import { formatYuan, SelectField, StateChip, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { OrderLine } from './order-line';
import { SettlementClient } from './settlement-client';
import { SettlementDoors } from './settlement-doors';
import { SettlementTabs } from './settlement-tabs';

const GROUPS: readonly OddPaymentGroup[] = ['open', 'closed'];

@Component({
  selector: 'hp-odd-payments-page',
  imports: [ListFrame, OrderLine, SelectField, SettlementTabs, StateChip, YuanPipe],
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
  private readonly router = inject(Router);
  private readonly client = inject(SettlementClient);
  private readonly session = inject(StaffSession);
  private readonly doors = inject(SettlementDoors);
  private readonly announcer = inject(Announcer);

  readonly group = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = inject(Words).say;
  protected readonly moment = momentOf;
  protected readonly list = new PagedList<OddPaymentCase>();
  protected readonly chosen = computed(() => GROUPS.find((one) => one === this.group()) ?? 'open');
  protected readonly groupText = linkedSignal<string>(() => this.group() ?? '');
  /** What waits is what stands there while nothing is chosen. */
  protected readonly groups = computed(() => [
    { value: 'closed', label: this.say('settlement.oddGroup.closed') },
  ]);
  protected readonly mayAct = computed(() => this.session.may('settlement.act'));

  constructor() {
    effect(() => {
      const [group, page] = [this.chosen(), this.page()];
      untracked(() => void this.list.show(() => this.client.oddPayments(group, page)));
    });
  }

  protected choose(): void {
    const group = this.groupText() === '' ? null : this.groupText();
    void this.router.navigate([], { queryParams: { group } });
  }

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
    await this.list.refresh();
  }
}
