// State of the enrolment form: how many shares, a VIN for each, what that comes to, and sending it once.
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { EnrolmentView, Refusal } from '@haopai/contracts';
import { areGood, refusalFault, Submission } from '@haopai/web-app/forms';
import { AuctionsClient, EnrolmentsClient, OnceDesk, OwnEnrolments, ServerClock } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { isAboutVehicle } from '../cars/vehicle-choice';
import { enrolmentStanding } from '../enrolments/enrolment-standing';
import { EnrolDraft } from './enrol-draft';
import { ENROL_STEPS, type EnrolStep } from './enrol-steps';
import { ShareField } from './share-field';

@Injectable()
export class EnrolStore {
  private readonly auctions = inject(AuctionsClient);
  private readonly client = inject(EnrolmentsClient);
  private readonly own = inject(OwnEnrolments);
  private readonly clock = inject(ServerClock);
  private readonly draft = inject(EnrolDraft);
  private readonly once = new OnceDesk();
  private readonly asked = signal<number | null>(null);
  private readonly reading = reading(() => {
    const auctionId = this.asked();
    return auctionId === null ? undefined : this.auctions.one(auctionId);
  });
  /** Those that were ever there: a share given up and taken again has its VIN still. */
  private readonly made = signal<readonly ShareField[]>([]);

  /** Then nothing is kept any more. */
  private isSent = false;

  readonly auctionId = signal(0);
  readonly state = this.reading.state;
  readonly auction = this.reading.value;
  /** How many, as the choice of the first step writes it. */
  readonly count = signal('1');
  readonly shares = computed<readonly ShareField[]>(() => this.made().slice(0, Number(this.count())));
  readonly sumFen = computed(() => (this.auction()?.depositFen ?? 0) * Number(this.count()));
  readonly submission = new Submission();
  /** Whether this citizen may enrol now; null until it is known. */
  readonly standing = computed(() => {
    const auction = this.auction();
    const own = this.own.of(this.auctionId());
    return auction === null || own === undefined ? null : enrolmentStanding(auction, own, this.clock.nowMs());
  });

  constructor() {
    effect(() => {
      const count = Number(this.count());
      untracked(() => this.makeUpTo(count));
    });
    effect(() => {
      const texts = this.shares().map(({ vin, vehicle }) => ({ vin: vin.text(), vehicle: vehicle.text() }));
      const auctionId = this.auctionId();
      if (auctionId !== 0 && !this.isSent) untracked(() => this.draft.keep(auctionId, texts));
    });
  }

  async show(auctionId: number): Promise<void> {
    this.auctionId.set(auctionId);
    this.asked.set(auctionId);
    this.restore();
    this.reading.reload();
    await this.own.resume(auctionId);
  }

  /** What was typed stays. */
  reload(): void {
    this.reading.reload();
  }

  /** The step itself, or the first before it at which something is missing. */
  reachable(step: EnrolStep): EnrolStep {
    return step === 'review' && !this.shares().every(({ vin, vehicle }) => vin.isGood() && vehicle.isGood())
      ? 'vins'
      : step;
  }

  /** Says beside each field of the step what is missing; true when nothing is. */
  check(step: EnrolStep): boolean {
    return step === ENROL_STEPS[0] || areGood(...this.shares().flatMap(({ vin, vehicle }) => [vin, vehicle]));
  }

  /** The enrolment with its order; null when it was refused, which the fields or the form say. */
  async submit(): Promise<EnrolmentView | null> {
    const auctionId = this.auctionId();
    const shares = this.shares();
    if (!this.check('vins')) return null;
    const vins = shares.map(({ vin }) => vin.good().number);
    const vehicles = shares.map(({ vehicle }) => vehicle.good());
    const answer = await this.submission.send(() =>
      this.once.ask({ auctionId, vins, vehicles }, (key) =>
        this.client.enrol(auctionId, { vins, vehicles, shares: vins.length }, key),
      ),
    );
    if (answer === null) return null;
    if (answer.ok) {
      this.isSent = true;
      this.draft.forget(auctionId);
      this.own.keep(auctionId, answer.value);
      return answer.value;
    }
    if (!this.learnFrom(answer.refusal)) this.submission.refusal.set(answer.refusal);
    // It may have been refused because the auction has started, or because it was made on another device.
    await this.own.resume(auctionId);
    return null;
  }

  /** Puts a refusal beside the VIN that it is about; true when it was about one. */
  private learnFrom(refusal: Refusal): boolean {
    const number = 'vin' in refusal.data ? refusal.data.vin : null;
    const share = this.shares().find(({ vin }) => vin.value()?.number === number);
    (isAboutVehicle(refusal) ? share?.vehicle : share?.vin)?.refuse(refusalFault(refusal));
    return share !== undefined;
  }

  private makeUpTo(count: number): void {
    const made = [...this.made()];
    while (made.length < count) {
      const place = made.length;
      made.push(
        new ShareField(
          computed(() =>
            this.made()
              .slice(0, place)
              .map(({ vin }) => vin.text()),
          ),
        ),
      );
    }
    this.made.set(made);
  }

  private restore(): void {
    const texts = this.draft.take(this.auctionId());
    if (texts.length === 0) return;
    this.count.set(String(texts.length));
    this.makeUpTo(texts.length);
    texts.forEach(({ vin, vehicle }, place) => {
      this.made()[place]?.vin.text.set(vin);
      this.made()[place]?.vehicle.text.set(vehicle);
    });
  }
}
