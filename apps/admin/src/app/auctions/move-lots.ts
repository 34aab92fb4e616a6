// Chooses the draft into which chosen lots go.
import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AdminAuctionDetail, AdminAuctionView } from '@haopai/contracts';
import { momentOf, Words } from '@haopai/web-app';
import { SelectField } from '@haopai/web-ui/fields';
import { AuctionsClient } from './auctions-client';

/** More drafts than that no office has. */
const DRAFTS_MAX = 200;

@Component({
  selector: 'hp-move-lots',
  imports: [SelectField],
  template: `
    <hp-select-field
      name="move-to"
      [label]="say('auctionDesk.moveTo')"
      [nothing]="say(drafts().length === 0 ? 'auctionDesk.noOtherDraft' : 'auctionDesk.choose')"
      [options]="options()"
      [(value)]="chosen"
    />
    <button
      type="button"
      class="hp-button quiet"
      data-testid="move"
      [attr.aria-disabled]="isBusy() || target() === null"
      (click)="move()"
    >
      {{ say('auctionDesk.moveChosen', { count: count() }) }}
    </button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 12px;
    }
  `,
})
export class MoveLots {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);

  readonly from = input.required<AdminAuctionDetail>();
  readonly count = input.required<number>();
  readonly isBusy = input.required<boolean>();
  readonly moved = output<AdminAuctionView>();

  protected readonly say = this.words.say;
  private readonly known = signal<readonly AdminAuctionView[]>([]);
  /** A drill and a sale have nothing in common. */
  protected readonly drafts = computed(() =>
    this.known().filter(({ id, isDrill }) => id !== this.from().id && isDrill === this.from().isDrill),
  );
  protected readonly options = computed(() =>
    this.drafts().map(({ id, title, startsAtMs }) => ({
      value: String(id),
      label: `${this.words.auctionTitle(title)} · ${momentOf(startsAtMs)}`,
    })),
  );
  protected readonly chosen = signal('');
  protected readonly target = computed(
    () => this.drafts().find(({ id }) => String(id) === this.chosen()) ?? null,
  );

  constructor() {
    void this.learn();
  }

  protected move(): void {
    const target = this.target();
    if (target !== null && !this.isBusy()) this.moved.emit(target);
  }

  private async learn(): Promise<void> {
    const answer = await this.client.page({ state: 'draft', page: 1, size: DRAFTS_MAX });
    if (answer.ok) this.known.set(answer.value.items);
  }
}
