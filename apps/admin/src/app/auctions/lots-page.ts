// The lots of one auction: added, changed, moved, given back and taken out while it is a draft, withdrawn by two afterwards, and what became of them
// once it has ended.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdminAuctionView, AdminLotView, LotDraft } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { formatPlate } from '@haopai/rules';
import { Plate, StateChip, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { AuctionFrame } from './auction-frame';
import { toggled } from './auction-looks';
import { AuctionsClient } from './auctions-client';
import { EndedLots } from './ended-lots';
import { LotForm } from './lot-form';
import { MoveLots } from './move-lots';
import { OneAuction } from './one-auction';
import { ToysForm, type ToysWanted } from './toys-form';

const PER_PAGE = 50;

@Component({
  selector: 'hp-lots-page',
  imports: [
    AuctionFrame,
    EndedLots,
    ListFrame,
    LotForm,
    MomentPipe,
    MoveLots,
    Plate,
    RouterLink,
    StateChip,
    ToysForm,
    YuanPipe,
  ],
  providers: [FaultFocus, OneAuction],
  templateUrl: './lots-page.html',
  styles: `
    .hp-tools {
      justify-content: flex-end;
    }
    hp-plate {
      width: 104px;
    }
    @media (max-width: 1023px) {
      hp-plate {
        width: 88px;
      }
    }
  `,
  host: { class: 'hp-page' },
})
export class LotsPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly focus = inject(FaultFocus);
  private readonly confirm = inject(ConfirmDoor);
  private readonly reasons = inject(ReasonDoor);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(StaffSession);
  protected readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });
  readonly page = input(1, { transform: pageFromQuery });
  /** Of lots that have ended. */
  readonly outcome = input<string>();

  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  protected readonly hasEnded = computed(() => this.store.current()?.state === 'past');
  protected readonly list = pagedReading(() =>
    this.hasEnded() ? undefined : this.client.lots(this.id(), this.page(), PER_PAGE),
  );
  protected readonly mayEdit = computed(
    () => this.session.may('auctions.edit') && this.store.current()?.state === 'draft',
  );
  protected readonly auctionTitle = computed(() =>
    this.words.auctionTitle(this.store.current()?.title ?? ''),
  );
  protected readonly mayGiveBack = computed(() => this.session.may('reservations.decide'));
  protected readonly hasChosenReserved = computed(() =>
    this.list.items().some(({ lotId, reservationId }) => reservationId !== null && this.chosen().has(lotId)),
  );
  /** Of one that is published: a colleague has to confirm it. */
  protected readonly mayWithdraw = computed(() => {
    const auction = this.store.current();
    const isOpen = auction?.state === 'coming' || auction?.state === 'live';
    return isOpen && auction.stop?.kind !== 'cancel' && this.session.may('auctions.stop');
  });
  protected readonly isDrill = computed(() => this.store.current()?.isDrill === true);
  protected readonly chosen = signal<ReadonlySet<number>>(new Set());
  /** The lot in the form; null for a new one, undefined while there is no form. */
  protected readonly edited = signal<AdminLotView | null | undefined>(undefined);
  /** The rules that the lot in the form broke. */
  protected readonly faults = computed<readonly string[]>(() => {
    const refusal = this.store.submission.refusal();
    return refusal !== null && 'faults' in refusal.data ? refusal.data.faults.map(({ rule }) => rule) : [];
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
  }

  protected choose(lotId: number): void {
    this.chosen.update((before) => toggled(before, lotId));
  }

  protected edit(lot: AdminLotView | null | undefined): void {
    this.store.submission.reset();
    this.edited.set(lot);
  }

  protected async save(lot: LotDraft): Promise<void> {
    const edited = this.edited() ?? null;
    const isDone = await this.store.change((seen) =>
      edited === null ? this.client.addLot(seen, lot) : this.client.changeLot(seen, edited.lotId, lot),
    );
    if (!isDone) return this.focus.move();
    this.announcer.say(
      this.say(edited === null ? 'auctionDesk.lotAdded' : 'auctionDesk.lotSaved', { plate: lot.plateNumber }),
    );
    this.edited.set(undefined);
    this.list.reload();
  }

  protected async addToys({ count, startPriceFen }: ToysWanted): Promise<void> {
    const isDone = await this.store.change((seen) => this.client.addToys(seen, count, startPriceFen));
    if (!isDone) return this.focus.move();
    this.announcer.say(this.say('auctionDesk.lotsAdded', { count }));
    this.list.reload();
  }

  protected async move(to: AdminAuctionView): Promise<void> {
    const lotIds = [...this.chosen()];
    const isDone = await this.store.change((seen) => this.client.moveLots(seen, lotIds, to));
    if (!isDone) return this.focus.move();
    this.chosen.set(new Set());
    const title = this.words.auctionTitle(to.title);
    this.announcer.say(this.say('auctionDesk.moved', { count: lotIds.length, title }));
    this.list.reload();
  }

  protected async giveBack({ lotId, plate }: AdminLotView): Promise<void> {
    const seen = this.store.current();
    if (seen === null) return;
    const shown = formatPlate(plate);
    const done = await this.reasons.ask({
      heading: this.say('auctionDesk.giveBackOne', { plate: shown }),
      words: this.say('auctionDesk.giveBackWords'),
      yes: this.say('auctionDesk.giveBack'),
      help: this.say('auctionDesk.giveBackHelp'),
      isGrave: true,
      act: (reason) => this.client.giveBackLot(seen, lotId, reason),
    });
    if (done === null) return;
    this.announcer.say(this.say('auctionDesk.givenBack', { plate: shown }));
    await this.store.refresh();
    this.list.reload();
  }

  protected async withdraw({ lotId, plate }: AdminLotView): Promise<void> {
    const done = await this.reasons.ask({
      heading: this.say('stopDesk.askHeading.withdrawLot', { plate: formatPlate(plate) }),
      words: this.say('stopDesk.askWords.withdrawLot'),
      yes: this.say('stopDesk.askYes'),
      help: this.say('stopDesk.publicReason'),
      isGrave: true,
      act: (reason) => this.client.askStop({ id: this.id() }, { kind: 'withdrawLot', reason, lotId }),
    });
    if (done === null) return;
    this.announcer.say(this.say('stopDesk.asked'));
    await this.router.navigate(['/auctions', this.id()]);
  }

  protected async remove(): Promise<void> {
    const lotIds = [...this.chosen()];
    const isSure = await this.confirm.ask({
      heading: this.say('auctionDesk.removeHeading', { count: lotIds.length }),
      words: this.say('auctionDesk.removeWords'),
      yes: this.say('auctionDesk.remove'),
      isGrave: true,
    });
    if (!isSure) return;
    const isDone = await this.store.change((seen) => this.client.removeLots(seen, lotIds));
    if (!isDone) return this.focus.move();
    this.chosen.set(new Set());
    this.announcer.say(this.say('auctionDesk.removed', { count: lotIds.length }));
    this.list.reload();
  }
}
