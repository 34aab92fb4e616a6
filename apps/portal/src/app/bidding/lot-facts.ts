// What there is to know of a lot before one bids: which vehicle may carry the plate, what it takes to be in, how bids rise, and how many take an interest.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuctionView } from '@haopai/contracts';
import { JINHUA_PLATES } from '@haopai/rules';
import { vehicleOfPlate } from '@haopai/rules/plates';
import { Words } from '@haopai/web-app';
import { reading } from '@haopai/web-data/reading';
import { formatLeft, formatYuan, groupYuan } from '@haopai/web-ui';
import { closesAtMsOf, enrolmentStanding } from '../enrolments/enrolment-standing';
import { wayIn } from '../enrolments/way-in';
import { InterestClient } from '../lots/interest-client';
import { BiddingStore } from './bidding-store';

/** A line may end after the stroke, and none begins with it. */
const BETWEEN_STEPS = '\u00a0/ ';
/** Stands where a figure will come: the rows keep their places. */
const NOT_YET = '—';

interface Fact {
  readonly name: string;
  readonly value: string;
}

@Component({
  selector: 'hp-lot-facts',
  imports: [RouterLink],
  templateUrl: './lot-facts.html',
  styleUrl: './lot-facts.scss',
})
export class LotFacts {
  private readonly words = inject(Words);
  private readonly store = inject(BiddingStore);
  private readonly client = inject(InterestClient);

  protected readonly say = this.words.say;
  private readonly hasEnded = computed(() => this.store.gate() === 'ended');
  private readonly interest = reading(() => {
    const lot = this.store.lot();
    return lot === null || this.hasEnded() ? undefined : this.client.of(lot.auctionId);
  }).value;
  protected readonly colour = computed(() => this.store.lot()?.plate.colour ?? 'blue');
  protected readonly vehicle = computed(() => {
    const plate = this.store.lot()?.plate;
    return plate === undefined ? '' : this.say(`facts.vehicle.${vehicleOfPlate(plate, JINHUA_PLATES)}`);
  });
  /** Of the plate alone when all is over. */
  protected readonly facts = computed<readonly Fact[]>(() => {
    const lot = this.store.lot();
    if (lot === null) return [];
    const { isPersonalised, region } = lot.plate;
    const ofThePlate = [
      {
        name: 'region',
        value: isPersonalised ? this.say('lot.personalised') : this.words.region(region),
      },
      { name: 'start', value: formatYuan(lot.startPriceFen) },
    ];
    return this.hasEnded() ? ofThePlate : [...ofThePlate, ...this.ofTheAuction(), ...this.ofTheInterest()];
  });
  /** For strangers; who is logged in has it under the steps. */
  protected readonly way = computed(() => {
    const auction = this.store.terms();
    if (auction === null || this.store.gate() !== 'logIn') return null;
    return wayIn(auction, enrolmentStanding(auction, null, this.store.nowMs()));
  });

  private ofTheAuction(): readonly Fact[] {
    const auction = this.store.terms();
    const valueOf = (write: (known: NonNullable<typeof auction>) => string): string =>
      auction === null ? NOT_YET : write(auction);
    return [
      {
        name: 'deposit',
        value: valueOf(({ depositFen, isDrill }) =>
          isDrill === true ? this.say('drill.free') : formatYuan(depositFen),
        ),
      },
      ...(auction === null ? [] : this.limit(auction)),
      {
        name: 'ladder',
        value: valueOf(({ ladderFen }) => ladderFen.map((stepFen) => groupYuan(stepFen)).join(BETWEEN_STEPS)),
      },
      {
        name: 'clock',
        value: valueOf(({ firstBidMs, countdownMs }) =>
          this.say('facts.clockWords', { first: formatLeft(firstBidMs), next: formatLeft(countdownMs) }),
        ),
      },
      ...(auction === null ? [] : this.opening(auction)),
      { name: 'deadline', value: valueOf((known) => this.deadline(known)) },
    ];
  }

  private limit({ limitFactor, depositFen }: AuctionView): readonly Fact[] {
    if (limitFactor === undefined || limitFactor === null) return [];
    const limit = formatYuan(limitFactor * depositFen);
    return [{ name: 'limit', value: this.say('facts.limitValue', { factor: limitFactor, limit }) }];
  }

  /** As long as it is to come. */
  private opening({ state, enrolmentOpensAtMs }: AuctionView): readonly Fact[] {
    const nowMs = this.store.nowMs();
    const opensAtMs = enrolmentOpensAtMs ?? 0;
    if (state !== 'coming' || nowMs >= opensAtMs) return [];
    return [{ name: 'opens', value: this.words.dayTime(opensAtMs, nowMs) }];
  }

  private deadline(auction: AuctionView): string {
    const nowMs = this.store.nowMs();
    const closesAtMs = closesAtMsOf(auction);
    const time = this.words.dayTime(closesAtMs, nowMs);
    if (auction.state === 'coming' && nowMs < closesAtMs) return time;
    return closesAtMs < auction.startsAtMs ? this.say('facts.closedAt', { time }) : this.say('facts.closed');
  }

  private ofTheInterest(): readonly Fact[] {
    const interest = this.interest();
    const lotId = this.store.lot()?.lotId;
    const people = (count: number): string => this.say('facts.people', { count });
    const watchers = interest?.watchers.find((one) => one.lotId === lotId)?.count ?? 0;
    return [
      { name: 'bidders', value: interest === null ? NOT_YET : people(interest.bidders) },
      { name: 'watchers', value: interest === null ? NOT_YET : people(watchers) },
    ];
  }
}
