// One ended auction: its deposits, its winners, what they owe, and what is done about it.
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { WINNER_SORTS, WINNER_STATES, type WinnerView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { momentOf, MomentPipe, Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { pageFromQuery } from '@haopai/web-app/lists';
import { LoadFailed, pagedReading } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Icon, Skeleton, StateChip, YuanPipe } from '@haopai/web-ui';
import { SelectField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { ListFrame } from '../lists/list-frame';
import { SortHeading } from '../lists/sort-heading';
import { PapersOf } from '../papers/papers-of';
import { StaffSession } from '../session/staff-session';
import { idOf } from './id-of';
import { SettlementClient } from './settlement-client';
import { SettlementDoors } from './settlement-doors';
import { TakePaper } from './take-paper';
import { WinnerContacts } from './winner-contacts';

const TONES = { due: 'alert', paid: 'lead', defaulted: 'stop', returned: 'neutral' } as const;

@Component({
  selector: 'hp-winners-page',
  imports: [
    Icon,
    ListFrame,
    LoadFailed,
    MomentPipe,
    PapersOf,
    RouterLink,
    SelectField,
    Skeleton,
    SortHeading,
    StateChip,
    YuanPipe,
  ],
  providers: [WinnerContacts],
  templateUrl: './winners-page.html',
  styleUrl: './winners-page.scss',
  host: { class: 'hp-page' },
})
export class WinnersPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(SettlementClient);
  private readonly session = inject(StaffSession);
  private readonly reasons = inject(ReasonDoor);
  private readonly confirm = inject(ConfirmDoor);
  private readonly doors = inject(SettlementDoors);
  private readonly announcer = inject(Announcer);
  private readonly papers = inject(TakePaper);
  protected readonly contacts = inject(WinnerContacts);

  readonly id = input(0, { transform: idOf });
  readonly state = input<string>();
  readonly sort = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly moment = momentOf;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly auctionTitle = this.words.auctionTitle;
  protected readonly formatPlate = formatPlate;
  protected readonly tones = TONES;
  protected readonly sorted = computed(() => WINNER_SORTS.find((one) => one === this.sort()) ?? 'lot');
  protected readonly list = pagedReading(() => {
    const state = WINNER_STATES.find((one) => one === this.state()) ?? '';
    return this.client.winners(
      this.id(),
      { state, sort: this.sorted() === 'lot' ? null : this.sorted() },
      this.page(),
    );
  });
  protected readonly head = reading(() => this.client.auction(this.id()));
  protected readonly isTaking = this.papers.isBusy;
  protected readonly isSettling = computed(() => {
    const head = this.head.value();
    return head !== null && head.settledAtMs === null;
  });
  /** Who still owes. */
  protected readonly due = computed(() => this.head.value()?.due ?? 0);
  protected readonly isReminding = signal(false);
  protected readonly mayAct = computed(() => this.session.may('settlement.act'));
  protected readonly maySeeAuctions = computed(() => this.session.may('auctions.read'));
  protected readonly maySeeCitizens = computed(() => this.session.may('citizens.read'));
  protected readonly maySeeOrders = computed(() => this.session.may('orders.read'));
  protected readonly stateText = linkedSignal(() => this.state() ?? '');
  protected readonly states = computed(() =>
    WINNER_STATES.map((value) => ({ value, label: this.say(`settlement.winnerState.${value}`) })),
  );

  protected choose(): void {
    const state = this.stateText() === '' ? null : this.stateText();
    void this.router.navigate([], { queryParams: { state, page: null }, queryParamsHandling: 'merge' });
  }

  protected isOver(winner: WinnerView): boolean {
    return winner.balance !== null && winner.balance.dueAtMs <= Date.now();
  }

  /** A text that has left cannot be taken back. */
  protected async remind(winner: WinnerView): Promise<void> {
    const { paddleNo, citizenName: name } = winner;
    const isMeant = await this.confirm.ask({
      heading: this.say('settlement.askRemind.heading', { plate: formatPlate(winner.plate) }),
      words: this.say('settlement.askRemind.words', { name, paddle: paddleNo ?? '' }),
      yes: this.say('settlement.remind'),
    });
    if (!isMeant) return;
    const answer = await this.client.remind(winner.lotId);
    if (answer.ok) this.tell('reminded', winner);
    else this.announcer.sayRefused(this.sayRefusal(answer.refusal));
  }

  /** One question for all of them. */
  protected async remindAll(): Promise<void> {
    if (this.isReminding()) return;
    const isMeant = await this.confirm.ask({
      heading: this.say('settlement.askRemindAll.heading', { count: this.due() }),
      words: this.say('settlement.askRemindAll.words'),
      yes: this.say('settlement.remindAll', { count: this.due() }),
    });
    if (!isMeant) return;
    this.isReminding.set(true);
    const answer = await this.client.remindAll(this.id());
    this.isReminding.set(false);
    if (answer.ok) this.announcer.say(this.say('settlement.done.remindedAll', { ...answer.value }));
    else this.announcer.sayRefused(this.sayRefusal(answer.refusal));
    this.list.reload();
  }

  protected async extend(winner: WinnerView): Promise<void> {
    const { balance, lotId } = winner;
    if (balance === null) return;
    const { version, dueAtMs, latestDueAtMs } = balance;
    const done = await this.doors.extend({
      ...{ winner, dueAtMs, latestDueAtMs },
      act: (until, reason) => this.client.extend(lotId, { version, dueAtMs: until, reason }),
    });
    if (done !== null) this.tell('extended', winner);
  }

  protected async forfeit(winner: WinnerView): Promise<void> {
    const plate = formatPlate(winner.plate);
    const done = await this.reasons.ask({
      heading: this.say('settlement.forfeit.heading', { plate }),
      words: this.say('settlement.forfeit.words'),
      yes: this.say('settlement.forfeit.yes'),
      isGrave: true,
      act: (reason) => this.client.forfeit(winner.lotId, reason),
    });
    if (done !== null) this.tell('forfeited', winner);
  }

  protected takeWorkbook(): Promise<void> {
    return this.papers.take('workbook', { auctionId: this.id() }, this.head.value()?.title);
  }

  private tell(what: string, { plate }: WinnerView): void {
    this.announcer.say(this.say(`settlement.done.${what}`, { plate: formatPlate(plate) }));
    this.list.reload();
    this.head.reload();
  }
}
