// The lots of an ended auction: how each ended, who won and has paid, where its plate is now; and what nobody won goes on by one press.
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type AdminAuctionView, type EndedLotView, LOT_OUTCOMES } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { momentOf, Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { pagedReading } from '@haopai/web-app/loading';
import { Notice, Plate, StateChip, type Tone, YuanPipe } from '@haopai/web-ui';
import { SelectField } from '@haopai/web-ui/fields';
import { yuanText } from '../amounts/read-yuan';
import { Announcer } from '../announcements/announcer';
import { ListFrame } from '../lists/list-frame';
import { aboutOf, tableToTake } from '../lists/table-to-take';
import { StaffSession } from '../session/staff-session';
import { AuctionsClient } from './auctions-client';
import { EndedLotsStore, isFree, mayOfferToNext } from './ended-lots-store';

const PER_PAGE = 50;
/** As many as the server gives at once. */
const TAKEN_AT_ONCE = 200;
const TONES: Readonly<Record<EndedLotView['outcome'], Tone>> = {
  ...{ sold: 'lead', unsold: 'neutral', withdrawn: 'stop', defaulted: 'stop' },
};
const PAYMENT_TONES = { due: 'alert', paid: 'lead', defaulted: 'stop', returned: 'neutral' } as const;

@Component({
  selector: 'hp-ended-lots',
  imports: [ListFrame, Notice, Plate, RouterLink, SelectField, StateChip, YuanPipe],
  providers: [EndedLotsStore, FaultFocus],
  templateUrl: './ended-lots.html',
  styleUrl: './ended-lots.scss',
})
export class EndedLots {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);
  private readonly session = inject(StaffSession);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);
  protected readonly store = inject(EndedLotsStore);

  readonly id = input.required<number>();
  readonly page = input.required<number>();
  /** Its title. */
  readonly auction = input.required<string>();
  /** From the address. */
  readonly outcome = input<string>();

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly title = this.words.auctionTitle;
  protected readonly formatPlate = formatPlate;
  protected readonly tones = TONES;
  protected readonly paymentTones = PAYMENT_TONES;
  protected readonly isFree = isFree;
  protected readonly mayDraft = computed(() => this.session.may('auctions.edit'));
  protected readonly mayStock = computed(() => this.session.may('stock.edit'));
  protected readonly maySeeCitizens = computed(() => this.session.may('citizens.read'));
  protected readonly maySeeOrders = computed(() => this.session.may('orders.read'));
  protected readonly maySeeStock = computed(() => this.session.may('stock.read'));
  protected readonly outcomeText = linkedSignal(() => this.outcome() ?? '');
  protected readonly outcomes = computed(() =>
    LOT_OUTCOMES.map((value) => ({ value, label: this.say(`endedLots.outcome.${value}`) })),
  );
  private readonly wanted = computed(() => LOT_OUTCOMES.find((one) => one === this.outcome()) ?? '');
  protected readonly list = pagedReading(() =>
    this.client.endedLots(this.id(), { outcome: this.wanted(), page: this.page(), size: PER_PAGE }),
  );
  /** All of the outcome, whatever page is shown. */
  protected readonly table = computed(() => {
    const outcome = this.wanted();
    return tableToTake<EndedLotView>({
      ...{ table: 'lots', auction: this.auction(), name: this.say('auctionDesk.lots') },
      about: aboutOf({ auctionId: this.id(), outcome }),
      columns: [
        ...['auctionDesk.lotNo', 'auctionDesk.plate', 'endedLots.outcomeLabel', 'auctionDesk.startPrice'],
        ...['endedLots.price', 'endedLots.bids', 'endedLots.paddle', 'endedLots.winner', 'endedLots.payment'],
        ...['endedLots.order', 'endedLots.place'],
      ].map((key) => this.say(key)),
      cells: ({ lotNo, plate, outcome: ended, startPriceFen, hammerPriceFen, bidCount, ...lot }) => [
        ...[lotNo, formatPlate(plate), this.say(`endedLots.outcome.${ended}`), yuanText(startPriceFen)],
        ...[hammerPriceFen === null ? null : yuanText(hammerPriceFen), bidCount, lot.paddleNo],
        ...[lot.winner?.name ?? null, lot.payment && this.say(`settlement.winnerState.${lot.payment}`)],
        ...[lot.orderNo, this.placeOf(lot)],
      ],
      items: (page) => this.client.endedLots(this.id(), { outcome, page, size: TAKEN_AT_ONCE }),
    });
  });
  protected readonly free = computed(() => this.list.items().filter(isFree));
  private readonly chosen = computed(() =>
    this.list.items().filter(({ lotId }) => this.store.chosen().has(lotId)),
  );
  protected readonly forStock = computed(() => this.chosen().filter(({ place }) => place === 'nowhere'));
  protected readonly forNext = computed(() => this.chosen().filter(mayOfferToNext));
  protected readonly forDraft = this.chosen;
  /** Empty for the next one, which stands there while nothing else is chosen. */
  protected readonly draftText = signal('');
  protected readonly nextDraft = computed(() => this.store.drafts().at(0) ?? null);
  protected readonly laterDrafts = computed(() =>
    this.store
      .drafts()
      .slice(1)
      .map((draft) => ({ value: String(draft.id), label: this.nameOfDraft(draft) })),
  );

  protected nameOfDraft({ title, startsAtMs }: AdminAuctionView): string {
    return `${this.title(title)} · ${momentOf(startsAtMs)}`;
  }

  /** Which plates have an owner or another way by now. */
  protected readonly faults = computed(() => {
    const refusal = this.store.submission.refusal();
    return refusal !== null && 'faults' in refusal.data ? refusal.data.faults : [];
  });

  constructor() {
    if (this.session.may('auctions.edit')) void this.store.loadDrafts();
    // All that can go on is chosen: most of the time all of it goes the same way.
    effect(() => {
      const free = this.free();
      untracked(() => this.store.choose(free));
    });
  }

  protected placeOf({
    place,
    placeAuction,
    collectedAtMs,
  }: Pick<EndedLotView, 'place' | 'placeAuction' | 'collectedAtMs'>): string {
    if (place === 'winner' && collectedAtMs)
      return this.say('endedLots.collected', { time: momentOf(collectedAtMs) });
    return this.say(`endedLots.places.${place}`, { title: this.title(placeAuction?.title ?? '') });
  }

  protected find(): void {
    const outcome = this.outcomeText() === '' ? null : this.outcomeText();
    void this.router.navigate([], { queryParams: { outcome } });
  }

  protected async toStock(): Promise<void> {
    const count = await this.store.toStock(this.id(), this.forStock());
    this.tell(count === null ? null : this.say('endedLots.inStock', { count }));
  }

  protected async toNextBidders(): Promise<void> {
    const count = await this.store.toNextBidders(this.id(), this.forNext());
    if (count > 0) this.list.reload();
    const isRefused = this.store.submission.refusal() !== null;
    if (isRefused) this.focus.move();
    else this.announcer.say(this.say('endedLots.offeredNext', { count }));
  }

  protected async toDraft(): Promise<void> {
    const lots = this.forDraft();
    const draftId = Number(this.draftText()) || (this.nextDraft()?.id ?? 0);
    const draft = await this.store.toDraft(draftId, lots);
    const title = draft === null ? '' : this.title(draft.title);
    this.tell(draft === null ? null : this.say('endedLots.inDraft', { count: lots.length, title }));
  }

  private tell(done: string | null): void {
    if (done === null) {
      this.focus.move();
      return;
    }
    this.announcer.say(done);
    this.list.reload();
  }
}
