// The reader's plates and reservations: how many there are, how far the newest reservation is, and where all of it stands.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReservationState } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { OrdersClient, OwnEnrolments } from '@haopai/web-data';
import { newsList } from '../../lists/news-list';
import { ReservationsClient } from '../../reservations/reservations-client';
import { OwnLine } from './own-line';

const LOOKED_AT_MAX = 20;
const OVER: readonly ReservationState[] = ['rejected', 'lapsed'];

@Component({
  selector: 'hp-owned-line',
  imports: [OwnLine, RouterLink],
  template: `
    <hp-own-line icon="check" data-testid="own-plates" [heading]="heading()">
      @if (plates().length > 0) {
        <a routerLink="/account/enrolments">{{ plates().join('、') }}</a>
      }
      @if (newest(); as words) {
        <a data-testid="own-reservation" routerLink="/account/reservations">{{ words }}</a>
      }
      @if (isKnown() && plates().length === 0 && newest() === '') {
        <a ownWay class="hp-button quiet" routerLink="/plates">{{ say('nav.plates') }}</a>
      }
    </hp-own-line>
  `,
})
export class OwnedLine {
  private readonly enrolments = inject(OwnEnrolments);
  private readonly orders = inject(OrdersClient);
  private readonly client = inject(ReservationsClient);

  protected readonly say = inject(Words).say;
  private readonly paid = newsList(() => this.orders.page('paid', 1, LOOKED_AT_MAX));
  private readonly reserved = newsList(() => this.client.page(1, LOOKED_AT_MAX));
  private readonly lists = [this.paid, this.reserved];

  protected readonly isKnown = computed(
    () =>
      this.enrolments.latest() !== undefined && this.lists.every(({ state }) => state().status === 'ready'),
  );
  /** Won and paid in full, and bought at a fixed price. */
  protected readonly plates = computed(() => {
    const won = (this.enrolments.latest() ?? []).flatMap(({ pickUp }) => pickUp?.plates ?? []);
    const bought = this.paid
      .items()
      .filter(({ kind, state }) => kind === 'listing' && state === 'paid')
      .flatMap(({ about }) => (about.plate === null ? [] : [about]));
    return [...won, ...bought].flatMap(({ plate }) => (plate === null ? [] : [formatPlate(plate)]));
  });
  private readonly running = computed(() =>
    this.reserved.items().filter(({ state }) => !OVER.includes(state)),
  );
  protected readonly newest = computed(() => {
    const [first] = this.running();
    return first === undefined
      ? ''
      : `${formatPlate(first.plate)} · ${this.say(`reservation.state.${first.state}`)}`;
  });
  protected readonly heading = computed(() => {
    if (this.lists.some(({ state }) => state().status === 'failed')) return this.say('home.ownedFailed');
    if (!this.isKnown()) return '';
    const counts = { plates: this.plates().length, reservations: this.running().length };
    return counts.plates + counts.reservations === 0
      ? this.say('home.ownedNone')
      : this.say('home.owned', counts);
  });
}
