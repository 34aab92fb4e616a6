// What a citizen has here: orders, enrolments, reservations, log-ins; the newest of each, leading to where the rest is.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CitizenFile } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { MomentPipe, Words } from '@haopai/web-app';
import { StateChip, YuanPipe } from '@haopai/web-ui';
import { OrderStateChip } from '../orders/order-state';
import { StaffSession } from '../session/staff-session';

@Component({
  selector: 'hp-citizen-records',
  imports: [MomentPipe, OrderStateChip, RouterLink, StateChip, YuanPipe],
  templateUrl: './citizen-records.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
  `,
})
export class CitizenRecords {
  private readonly words = inject(Words);
  private readonly session = inject(StaffSession);

  readonly file = input.required<CitizenFile>();

  protected readonly say = this.words.say;
  protected readonly auctionTitle = this.words.auctionTitle;
  protected readonly mayReadOrders = computed(() => this.session.may('orders.read'));
  protected readonly mayReadReservations = computed(() => this.session.may('reservations.read'));

  /** Their table has the number alone, and that is enough to say it with its dot. */
  protected plate(number: string): string {
    return formatPlate({ number });
  }
}
