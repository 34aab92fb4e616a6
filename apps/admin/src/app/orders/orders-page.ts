// Looking for orders. What is looked for never stands in the address: it may be a mobile or a document's number.
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  type AdminOrderHead,
  ORDER_SEARCHES,
  type OrderKind,
  type OrderState,
  type SearchOrdersBody,
} from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { momentOf, MomentPipe, Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { YuanPipe } from '@haopai/web-ui';
import { SelectField, TextField } from '@haopai/web-ui/fields';
import { yuanText } from '../amounts/read-yuan';
import { ListFrame } from '../lists/list-frame';
import { aboutOf, tableToTake } from '../lists/table-to-take';
import { OrderStateChip } from './order-state';
import { OrdersDeskClient } from './orders-client';

const ORDERS_PER_PAGE = 20;
/** As many as the server gives at once. */
const TAKEN_AT_ONCE = 100;
const KINDS: readonly OrderKind[] = ['listing', 'enrolmentDeposit', 'reservationDeposit', 'balance'];
const STATES: readonly OrderState[] = ['created', 'paid', 'expired', 'cancelled', 'refunding', 'refunded'];

@Component({
  selector: 'hp-orders-page',
  imports: [ListFrame, MomentPipe, OrderStateChip, RouterLink, SelectField, TextField, YuanPipe],
  templateUrl: './orders-page.html',
  styles: `
    .kind {
      display: block;
      font-weight: 400;
    }
    /* A user name has up to twenty characters: in a window of 768 px it would push the table out of its place. */
    .who {
      min-width: 6em;
      overflow-wrap: anywhere;
    }
  `,
  host: { class: 'hp-page' },
})
export class OrdersPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(OrdersDeskClient);

  readonly kind = input<string>();
  readonly state = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly formatPlate = formatPlate;
  protected readonly list = pagedReading(() => this.client.search(this.search()));
  protected readonly byText = signal('orderNo');
  protected readonly text = signal('');
  protected readonly kindText = linkedSignal(() => this.kind() ?? '');
  protected readonly stateText = linkedSignal(() => this.state() ?? '');
  protected readonly ways = computed(() =>
    ORDER_SEARCHES.map((value) => ({ value, label: this.say(`orders.by.${value}`) })),
  );
  protected readonly kinds = computed(() =>
    KINDS.map((value) => ({ value, label: this.say(`orders.kind.${value}`) })),
  );
  protected readonly states = computed(() =>
    STATES.map((value) => ({ value, label: this.say(`orders.state.${value}`) })),
  );
  private readonly sought = signal<Pick<SearchOrdersBody, 'by' | 'text'>>({});
  private readonly search = computed<SearchOrdersBody>(() => {
    const kind = KINDS.find((one) => one === this.kind());
    const state = STATES.find((one) => one === this.state());
    return {
      ...this.sought(),
      ...(kind === undefined ? {} : { kind }),
      ...(state === undefined ? {} : { state }),
      page: this.page(),
      size: ORDERS_PER_PAGE,
    };
  });

  /** All that is found, whatever page is shown. The record does not say whose orders were looked for. */
  protected readonly table = computed(() => {
    const { kind, state, by } = this.search();
    return tableToTake<AdminOrderHead>({
      ...{ table: 'orders', name: this.say('orders.heading'), about: aboutOf({ kind, state, by }) },
      columns: [
        ...['by.orderNo', 'kindLabel', 'plate', 'citizen', 'by.username', 'amount', 'refunded'],
        ...['stateLabel', 'made', 'paid'],
      ].map((key) => this.say(`orders.${key}`)),
      cells: ({ orderNo, kind: of, about, citizen, amountFen, refundedFen, ...order }) => [
        ...[orderNo, this.say(`orders.kind.${of}`), about.plate === null ? null : formatPlate(about.plate)],
        ...[citizen.name, citizen.username, yuanText(amountFen), yuanText(refundedFen)],
        ...[this.say(`orders.state.${order.state}`), momentOf(order.createdAtMs)],
        order.paidAtMs === null ? null : momentOf(order.paidAtMs),
      ],
      items: (page) => this.client.search({ ...this.search(), page, size: TAKEN_AT_ONCE }),
    });
  });

  protected find(event: Event): void {
    event.preventDefault();
    const by = ORDER_SEARCHES.find((one) => one === this.byText());
    const text = this.text().trim();
    const sought = by === undefined || text === '' ? {} : { by, text };
    const given = (chosen: string): string | null => (chosen === '' ? null : chosen);
    // Together, so that it is looked for once.
    void this.router
      .navigate([], { queryParams: { kind: given(this.kindText()), state: given(this.stateText()) } })
      .then(() => {
        this.sought.set(sought);
        this.list.reload();
      });
  }
}
