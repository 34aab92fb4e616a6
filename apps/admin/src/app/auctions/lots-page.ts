// The lots of one auction: found, added, changed, put in order, priced and moved together while it is a draft, withdrawn by two afterwards, and what
// became of them once it has ended.
import {
  CdkDrag,
  type CdkDragDrop,
  CdkDragHandle,
  CdkDragPreview,
  CdkDropList,
} from '@angular/cdk/drag-drop';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdminAuctionView, AdminLotView, LotDraft } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { MomentPipe, Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import type { Outcome } from '@haopai/web-data';
import { Icon, Plate, StateChip, YuanPipe } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import type { SheetFault } from '../sheets/sheet-faults';
import { ArrangeLots, type OpeningsWanted } from './arrange-lots';
import { AuctionFrame } from './auction-frame';
import { AuctionsClient, type Seen } from './auctions-client';
import { ChosenLots } from './chosen-lots';
import { EndedLots } from './ended-lots';
import { LotDialogs } from './lot-dialogs';
import { LotForm } from './lot-form';
import { MoveLots } from './move-lots';
import { OneAuction } from './one-auction';
import { ToysForm, type ToysWanted } from './toys-form';
import { AskRegister } from '../vehicle-register/ask-register';

const PER_PAGE = 50;

@Component({
  selector: 'hp-lots-page',
  imports: [
    ArrangeLots,
    AuctionFrame,
    CdkDrag,
    CdkDragHandle,
    CdkDragPreview,
    CdkDropList,
    EndedLots,
    Icon,
    ListFrame,
    LotForm,
    MomentPipe,
    MoveLots,
    Plate,
    RouterLink,
    StateChip,
    TextField,
    ToysForm,
    YuanPipe,
  ],
  providers: [ChosenLots, FaultFocus, OneAuction],
  templateUrl: './lots-page.html',
  styleUrl: './lots-page.scss',
  host: { class: 'hp-page' },
})
export class LotsPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly focus = inject(FaultFocus);
  private readonly dialogs = inject(LotDialogs);
  private readonly router = inject(Router);
  private readonly register = inject(AskRegister);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(StaffSession);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(OneAuction);
  protected readonly chosen = inject(ChosenLots);

  readonly id = input.required({ transform: numberAttribute });
  readonly page = input(1, { transform: pageFromQuery });
  /** Characters of the plate, from the address. */
  readonly contains = input<string>();
  /** Of lots that have ended. */
  readonly outcome = input<string>();

  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  protected readonly formatPlate = formatPlate;
  protected readonly hasEnded = computed(() => this.store.current()?.state === 'past');
  protected readonly containsText = linkedSignal(() => this.contains() ?? '');
  protected readonly list = pagedReading(() =>
    this.hasEnded()
      ? undefined
      : this.client.lots(this.id(), { contains: this.contains(), page: this.page(), size: PER_PAGE }),
  );
  /** Of all pages. */
  protected readonly total = computed(() => this.list.value()?.total ?? 0);
  protected readonly mayEdit = computed(
    () => this.session.may('auctions.edit') && this.store.current()?.state === 'draft',
  );
  /** Among those that were found there are gaps. */
  protected readonly isOrderable = computed(() => this.mayEdit() && !this.contains());
  protected readonly auctionTitle = computed(() =>
    this.words.auctionTitle(this.store.current()?.title ?? ''),
  );
  protected readonly mayGiveBack = computed(() => this.session.may('reservations.decide'));
  protected readonly isPageChosen = computed(() => this.list.items().every((lot) => this.chosen.has(lot)));
  /** Of one that is published: a colleague has to confirm it. */
  protected readonly mayWithdraw = computed(() => {
    const auction = this.store.current();
    const isOpen = auction?.state === 'coming' || auction?.state === 'live';
    return isOpen && auction.stop?.kind !== 'cancel' && this.session.may('auctions.stop');
  });
  protected readonly isDrill = computed(() => this.store.current()?.isDrill === true);
  /** The lot in the form; null for a new one, undefined while there is no form. */
  protected readonly edited = signal<AdminLotView | null | undefined>(undefined);
  /** How many the form has brought: it begins anew with each. */
  protected readonly addedCount = signal(0);
  /** What the lot in the form broke. */
  protected readonly faults = computed<readonly SheetFault[]>(() => {
    const refusal = this.store.submission.refusal();
    // The code says which data come with it.
    return refusal?.code === 'LOTS.FAULTY'
      ? (refusal.data as { readonly faults: readonly SheetFault[] }).faults
      : [];
  });
  /** The button that moved a row: the row is elsewhere then, and so is the button. */
  private stepped: { readonly lotId: number; readonly way: 'up' | 'down' } | null = null;

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.chosen.clear();
        void this.store.load(id);
      });
    });
    effect(() => {
      const lots = this.list.items();
      untracked(() => this.followStep(lots));
    });
  }

  protected find(event: Event): void {
    event.preventDefault();
    const contains = this.containsText().trim();
    void this.router.navigate([], { queryParams: { contains: contains === '' ? null : contains } });
  }

  protected async chooseAll(): Promise<void> {
    const refusal = await this.chosen.all(this.id(), this.contains());
    if (refusal !== null) this.announcer.sayRefused(this.words.sayRefusal(refusal));
  }

  protected edit(lot: AdminLotView | null | undefined): void {
    this.store.submission.reset();
    this.addedCount.set(0);
    this.edited.set(lot);
  }

  /** After a new one the form stays, for the next. */
  protected async save(lot: LotDraft): Promise<void> {
    const edited = this.edited() ?? null;
    const words = edited === null ? 'auctionDesk.lotAdded' : 'auctionDesk.lotSaved';
    const isDone = await this.change(
      (seen) =>
        edited === null ? this.client.addLot(seen, lot) : this.client.changeLot(seen, edited.lotId, lot),
      this.say(words, { plate: lot.plateNumber }),
    );
    if (!isDone) return;
    if (edited === null) {
      void this.register.warn([lot.plateNumber]);
      this.addedCount.update((count) => count + 1);
    } else this.edited.set(undefined);
  }

  protected async addToys({ count, startPriceFen }: ToysWanted): Promise<void> {
    const words = this.say('auctionDesk.lotsAdded', { count });
    await this.change((seen) => this.client.addToys(seen, count, startPriceFen), words);
  }

  protected async setPrices(startPriceFen: number): Promise<void> {
    const lotIds = this.chosen.ids();
    const words = this.say('auctionDesk.pricesSet', { count: lotIds.length });
    await this.change((seen) => this.client.priceLots(seen, lotIds, startPriceFen), words);
  }

  protected async setOpenings(wanted: OpeningsWanted): Promise<void> {
    const lotIds = this.chosen.ids();
    const words = this.say('auctionDesk.openingsSet', { count: lotIds.length });
    await this.change((seen) => this.client.openLots(seen, lotIds, wanted), words);
  }

  protected async place(lotIds: readonly number[], toLotNo: number): Promise<void> {
    const words = this.say('auctionDesk.placed', { count: lotIds.length, no: toLotNo });
    if (await this.change((seen) => this.client.orderLots(seen, lotIds, toLotNo), words)) this.chosen.clear();
  }

  protected async step({ lotId, lotNo }: AdminLotView, by: 1 | -1): Promise<void> {
    const toLotNo = lotNo + by;
    if (toLotNo < 1 || toLotNo > this.total() || this.store.submission.isBusy()) return;
    this.stepped = { lotId, way: by === 1 ? 'down' : 'up' };
    await this.place([lotId], toLotNo);
  }

  protected async drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): Promise<void> {
    const [lot, target] = [this.list.items()[previousIndex], this.list.items()[currentIndex]];
    if (lot === undefined || target === undefined || lot === target) return;
    await this.place([lot.lotId], target.lotNo);
  }

  protected async move(to: AdminAuctionView): Promise<void> {
    const lotIds = this.chosen.ids();
    const title = this.words.auctionTitle(to.title);
    const words = this.say('auctionDesk.moved', { count: lotIds.length, title });
    if (await this.change((seen) => this.client.moveLots(seen, lotIds, to), words)) this.chosen.clear();
  }

  protected async remove(): Promise<void> {
    const lotIds = this.chosen.ids();
    if (!(await this.dialogs.mayRemove(lotIds.length))) return;
    const words = this.say('auctionDesk.removed', { count: lotIds.length });
    if (await this.change((seen) => this.client.removeLots(seen, lotIds), words)) this.chosen.clear();
  }

  protected async giveBack(lot: AdminLotView): Promise<void> {
    const seen = this.store.current();
    if (seen === null || !(await this.dialogs.giveBack(seen, lot))) return;
    await this.store.refresh();
    this.list.reload();
  }

  protected async withdraw(lot: AdminLotView): Promise<void> {
    if (await this.dialogs.withdraw(this.id(), lot)) await this.router.navigate(['/auctions', this.id()]);
  }

  /** Whether it was done, which is said; what was refused stands above, and has the focus. */
  private async change(
    ask: (seen: Seen) => Promise<Outcome<AdminAuctionView>>,
    words: string,
  ): Promise<boolean> {
    const isDone = await this.store.change(ask);
    if (!isDone) {
      this.focus.move();
      return false;
    }
    this.announcer.say(words);
    this.list.reload();
    return true;
  }

  private followStep(lots: readonly AdminLotView[]): void {
    const { stepped } = this;
    const lotNo = lots.find(({ lotId }) => lotId === stepped?.lotId)?.lotNo;
    if (stepped === null || lotNo === undefined) return;
    const button = `[data-testid="${stepped.way}-${lotNo}"]`;
    this.stepped = null;
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(button)?.focus(), {
      injector: this.injector,
    });
  }
}
