// The two acts of bidding and the answer in words, whichever dock shows them: what may be chosen, what would be sent, why not, what came of it.
import { computed, DOCUMENT, effect, inject, Injectable, linkedSignal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { capitalAmount, fen, JINHUA_PLATES } from '@haopai/rules';
import { vehicleOfPlate } from '@haopai/rules/plates';
import { Preferences, Words } from '@haopai/web-app';
import { OwnEnrolments } from '@haopai/web-data';
import { formatYuan, groupYuan } from '@haopai/web-ui';
import type { LadderStep } from '@haopai/web-ui/bidding';
import { enrolmentStanding } from '../enrolments/enrolment-standing';
import { wayIn } from '../enrolments/way-in';
import { RoomDoor } from '../room/room-door';
import type { BidGate } from './bid-gate';
import { keyActOf, keyOfPlace } from './bid-keys';
import { BiddingStore } from './bidding-store';

const CAPITALS_FROM_FEN = 1_000_000;
const NOT_BIDDING: readonly BidGate[] = ['logIn', 'enterRoom', 'otherRegion', 'ended'];

interface StartOf {
  readonly lotId: number | undefined;
  readonly fen: number | null;
}

interface BidAnswer {
  readonly tone: 'lead' | 'past' | 'stop' | 'alert';
  readonly words: string;
}

@Injectable()
export class BidActs {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly preferences = inject(Preferences);
  private readonly door = inject(RoomDoor);
  private readonly enrolments = inject(OwnEnrolments);
  private readonly store = inject(BiddingStore);
  private readonly say = this.words.say;

  readonly isEntering = computed(() => this.door.entering() !== null);
  /** Of the room that the citizen would have to enter to bid. */
  private readonly outsideOf = computed(() =>
    this.store.gate() === 'enterRoom' ? (this.store.lot()?.auctionId ?? null) : null,
  );
  /** The auction of a room that is known to be shut to the citizen: nobody enters without a paid enrolment. */
  readonly shutOf = computed(() => {
    const auctionId = this.outsideOf();
    const own = auctionId === null ? undefined : this.enrolments.of(auctionId);
    return own === undefined || own?.state === 'paid' ? null : auctionId;
  });
  /** From a shut room: to enrol, or to pay; null when it is too late for either. */
  readonly way = computed(() => {
    const [auction, auctionId] = [this.store.terms(), this.shutOf()];
    if (auction === null || auctionId === null) return null;
    const own = this.enrolments.of(auctionId) ?? null;
    return wayIn(auction, enrolmentStanding(auction, own, this.store.nowMs()));
  });
  /** The start price that this page has offered for the lot: its place in the ladder is kept when somebody has bid. */
  private readonly startFen = linkedSignal<StartOf, number | null>({
    source: () => {
      const first = this.store.amounts()[0];
      return { lotId: this.store.lot()?.lotId, fen: first?.stepFen === 0 ? first.amountFen : null };
    },
    computation: ({ lotId, fen: startFen }, before) =>
      startFen ?? (before?.source.lotId === lotId ? before?.value : null) ?? null,
  });
  readonly steps = computed<readonly LadderStep[]>(() => {
    const amounts = this.store.amounts();
    const startFen = this.startFen();
    const start = { stepFen: 0, label: this.say('bid.atStart') };
    const further = amounts.filter(({ stepFen }) => stepFen > 0);
    const steps = further.map(({ stepFen, amountFen }, place): LadderStep => {
      return { stepFen, amountFen, label: `+${groupYuan(stepFen)}`, key: keyOfPlace(place) };
    });
    // A limit may leave the start price alone.
    if (startFen === null || amounts.length === 0) return steps;
    return amounts.length > further.length
      ? [{ ...start, amountFen: startFen, key: '0' }, ...steps]
      : [{ ...start, amountFen: startFen, gone: this.say('bid.startGone') }, ...steps];
  });
  readonly hasKeys = computed(() => this.preferences.bidKeys() === 'on');
  readonly isOnItsWay = computed(() => this.store.progress().status === 'onItsWay');
  /** No connection has taken it yet. */
  private readonly isHeld = computed(() => {
    const progress = this.store.progress();
    return progress.status === 'onItsWay' && progress.tries === 0;
  });
  /** Nothing can be chosen now. */
  readonly isOff = computed(() => this.store.gate() !== 'open' || this.isOnItsWay());
  /** What the button would send: the armed amount, or the one that is on its way. */
  readonly amountFen = computed(() => {
    const progress = this.store.progress();
    return progress.status === 'onItsWay'
      ? progress.order.amountFen
      : (this.store.armed()?.amountFen ?? null);
  });
  readonly amount = computed(() => {
    const amountFen = this.amountFen();
    return amountFen === null ? null : formatYuan(amountFen);
  });
  readonly capitals = computed(() => {
    const amountFen = this.amountFen();
    return amountFen !== null && amountFen >= CAPITALS_FROM_FEN ? capitalAmount(fen(amountFen)) : null;
  });
  readonly button = computed(() => {
    const amount = this.amount();
    if (amount === null) return this.say('bid.submitIdle');
    if (!this.isOnItsWay())
      return this.say(this.store.isSettling() ? 'bid.settling' : 'bid.submit', { amount });
    return this.say(this.isHeld() ? 'bid.held' : 'bid.onItsWay', { amount });
  });
  /** Why the bidder cannot bid now. */
  readonly hindrance = computed(() => {
    const gate = this.store.gate();
    if (gate === 'open' && this.store.isAtLimit()) return this.say('bid.atLimit');
    if (gate === null || gate === 'open' || gate === 'ended' || gate === 'disqualified') return null;
    if (this.shutOf() !== null) return this.say('bid.notEnrolledHint');
    if (gate === 'logIn' || gate === 'enterRoom') return this.say(`bid.${gate}Hint`);
    return this.say(`bid.${gate}`, {
      region: this.words.region(this.store.lot()?.plate.region ?? ''),
      mine: this.words.region(this.store.citizen()?.region ?? ''),
      fits: this.fits(),
    });
  });
  private readonly fits = computed(() => {
    const plate = this.store.lot()?.plate;
    return plate === undefined ? '' : this.words.vehicle(vehicleOfPlate(plate, JINHUA_PLATES));
  });
  /** The entry of the bid, shown to those who could bid here. */
  readonly vin = computed(() => {
    const gate = this.store.gate();
    return gate !== null && !NOT_BIDDING.includes(gate) ? (this.store.entry()?.vin ?? null) : null;
  });
  readonly moved = computed(() => {
    const armed = this.store.armed();
    if (armed === null || armed.movedFromFen === null) return null;
    const params = { from: formatYuan(armed.movedFromFen), to: formatYuan(armed.amountFen) };
    return this.say(this.store.wasHeldBack() ? 'bid.moved' : 'bid.movedShort', params);
  });
  /** A press that something stood in the way of; once it can be sent it is pressed anew. */
  private readonly unsent = computed(() => {
    const hindered = this.store.hindered();
    if (hindered === 'offline') return this.say('bid.notSent');
    const why = hindered === this.store.gate() ? this.hindrance() : null;
    return why === null ? null : this.say('bid.unsent', { why });
  });
  readonly answer = computed<BidAnswer | null>(() => {
    const moved = this.moved();
    if (moved !== null) return { tone: 'alert', words: moved };
    const unsent = this.unsent();
    if (unsent !== null) return { tone: 'stop', words: unsent };
    if (this.store.hasLostStep()) {
      const price = formatYuan(this.store.lot()?.priceFen ?? 0);
      return { tone: 'alert', words: this.say('bid.startTaken', { price }) };
    }
    const progress = this.store.progress();
    switch (progress.status) {
      case 'none':
        return null;
      case 'onItsWay':
        return progress.tries > 1
          ? { tone: 'alert', words: this.say('bid.again', { tries: progress.tries }) }
          : null;
      case 'accepted':
        return {
          // Recorded stays true after being outbid, but it is no longer good news.
          tone: this.store.standing() === 'outbid' ? 'past' : 'lead',
          words: this.say('bid.accepted', { amount: formatYuan(progress.order.amountFen) }),
        };
      case 'refused':
        return { tone: 'stop', words: this.words.sayRefusal(progress.refusal) };
      case 'notSent':
        return { tone: 'stop', words: this.say('bid.notSent') };
      case 'uncertain':
        return { tone: 'alert', words: this.say('bid.uncertain') };
    }
  });

  constructor() {
    effect(() => {
      const auctionId = this.outsideOf();
      if (auctionId !== null) untracked(() => void this.enrolments.resume(auctionId));
    });
  }

  /** What the keys do for the steps that stand on the page; null while there is nothing to choose. */
  sayKeys(shown: readonly LadderStep[]): string | null {
    const keys = shown.flatMap(({ key }) => (key === null || key === undefined ? [] : [key]));
    const figures = keys.filter((key) => key !== '0');
    const [first, last] = [figures[0], figures.at(-1)];
    if (!this.hasKeys() || first === undefined || last === undefined) return null;
    const params = { figures: first === last ? first : `${first}–${last}` };
    return this.say(keys.includes('0') ? 'bid.keysFirst' : 'bid.keys', params);
  }

  async logIn(): Promise<void> {
    await this.router.navigate(['/login'], { queryParams: { next: this.router.url } });
  }

  async enterRoom(): Promise<void> {
    const lot = this.store.lot();
    if (lot !== null) await this.door.open(lot.auctionId);
  }

  async placeBid(): Promise<void> {
    const seenFen = this.amountFen();
    if (seenFen !== null) await this.store.placeBid(seenFen);
  }

  /** Enter on the chosen step. */
  async confirm(): Promise<void> {
    if (this.hasKeys()) await this.placeBid();
  }

  private isBehindDialog(): boolean {
    return this.document.querySelector('mat-dialog-container') !== null;
  }

  /** A key pressed anywhere on the page (ADR 51); `shown` are the steps that stand on it. The step that it has chosen, to be given the focus. */
  actOn(event: KeyboardEvent, shown: readonly LadderStep[]): LadderStep | null {
    const act = keyActOf(event);
    if (act === null || !this.hasKeys() || this.isBehindDialog()) return null;
    if (act.kind === 'disarm') {
      this.store.disarm();
      return null;
    }
    const step = shown.find(({ key }) => key === act.key);
    if (step === undefined || this.isOff()) return null;
    this.store.arm(step.stepFen);
    return step;
  }
}
