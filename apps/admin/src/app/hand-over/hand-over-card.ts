// One sold plate at the desk: whose it is, the papers to check, and the mark that it was collected; or why it is not given out.
import { Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  AGENT_NAME_MAX,
  type CollectionView,
  type Collector,
  COLLECTORS,
  type HandOverPapersView,
  type HandOverView,
  type PaperName,
  type SealedField,
} from '@haopai/contracts';
import { formatPlate, JINHUA_PLATES, wordsFor } from '@haopai/rules';
import { fitsPlate, vehicleOfPlate } from '@haopai/rules/plates';
import { momentOf, MomentPipe, Words } from '@haopai/web-app';
import { FormField, readLine, Submission } from '@haopai/web-app/forms';
import { Notice, Skeleton } from '@haopai/web-ui';
import { ChoiceField, ConsentBox, groupVin, TextField } from '@haopai/web-ui/fields';
import { CitizenStore } from '../citizens/citizen-store';
import { ReasonDoor } from '../dialogs/reason-door';
import { StaffSession } from '../session/staff-session';
import { HandOverClient } from './hand-over-client';
import { HandOverStateChip } from './hand-over-state-chip';

@Component({
  selector: 'hp-hand-over-card',
  imports: [ChoiceField, ConsentBox, HandOverStateChip, MomentPipe, Notice, RouterLink, Skeleton, TextField],
  providers: [CitizenStore],
  templateUrl: './hand-over-card.html',
  styles: `
    :host,
    form,
    .why {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    .halves {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr));
      align-items: start;
      gap: 24px;
    }
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-weight: 600;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
  host: { class: 'hp-card', 'data-testid': 'sale' },
})
export class HandOverCard {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly words = inject(Words);
  private readonly client = inject(HandOverClient);
  private readonly session = inject(StaffSession);
  private readonly reasons = inject(ReasonDoor);
  protected readonly citizen = inject(CitizenStore);

  readonly sale = input.required<HandOverView>();
  /** Null while they are not there. */
  readonly papers = input.required<HandOverPapersView | null>();
  readonly given = output<HandOverView>();
  readonly takenBack = output<HandOverView>();
  readonly papersChanged = output();
  readonly printed = output<HandOverView>();
  /** Nothing is done with this one. */
  readonly left = output();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly auctionTitle = this.words.auctionTitle;
  protected readonly formatPlate = formatPlate;
  protected readonly groupVin = groupVin;
  protected readonly agentMax = AGENT_NAME_MAX;
  protected readonly sending = new Submission();
  protected readonly ticked = signal<ReadonlySet<number>>(new Set());
  protected readonly collector = signal<string>('holder' satisfies Collector);
  protected readonly agent = new FormField(readLine);
  protected readonly collectors = COLLECTORS.map((value) => ({
    value,
    label: this.say(`handOver.collector.${value}`),
    words: '',
  }));
  protected readonly mayReveal = computed(() => this.session.may('citizens.reveal'));
  protected readonly mayReadFile = computed(() => this.session.may('citizens.read'));
  protected readonly mayReadOrder = computed(() => this.session.may('orders.read'));
  protected readonly masked = computed(() => {
    const { maskedMobile, maskedDocument } = this.sale().buyer;
    const all: readonly { readonly field: SealedField; readonly masked: string | null }[] = [
      { field: 'document', masked: maskedDocument },
      { field: 'mobile', masked: maskedMobile },
    ];
    return all.filter(({ masked }) => masked !== null);
  });
  /** Why it is not given out. */
  protected readonly why = computed(() => {
    const { state, collection, dueAtMs } = this.sale();
    return this.say(`handOver.why.${dueAtMs === null && state === 'notPaid' ? 'notAsked' : state}`, {
      time: momentOf(collection?.collectedAtMs ?? dueAtMs ?? 0),
      name: collection?.staffName ?? '',
    });
  });
  /** What was declared of the car, and what is to be compared with its papers. */
  protected readonly vehicle = computed(() => {
    const { plate, vehicle: said } = this.sale();
    const fits = this.words.vehicle(vehicleOfPlate(plate, JINHUA_PLATES));
    if (said === null) return this.say('handOver.vehicleSays.nobody', { fits });
    const vehicle = this.words.vehicle(said.vehicle);
    if (!this.fits()) return this.say('handOver.vehicleSays.unfit', { vehicle, fits });
    return this.say(`handOver.vehicleSays.${said.isSeen ? 'seen' : 'declared'}`, { vehicle });
  });
  protected readonly fits = computed(() => {
    const { plate, vehicle: said } = this.sale();
    return fitsPlate(said?.vehicle ?? null, plate, JINHUA_PLATES);
  });
  protected readonly isUnticked = signal(false);
  protected readonly fault = computed(() => {
    const refusal = this.sending.refusal();
    if (refusal !== null) return this.words.sayRefusal(refusal);
    return this.isUnticked() ? this.say('handOver.tickAll') : null;
  });

  /** To what is done first; false where nothing is to be done. */
  takeFocus(): boolean {
    const first = this.host.nativeElement.querySelector<HTMLElement>('form input');
    first?.focus();
    return first !== null;
  }

  protected nameOf(paper: PaperName): string {
    return wordsFor(paper, this.words.language()) ?? '';
  }

  protected papersOf({ papers }: CollectionView): string {
    return papers.map((paper) => this.nameOf(paper)).join(this.say('factText.and'));
  }

  protected tick(place: number, isTicked: boolean): void {
    this.ticked.update((before) => {
      const others = [...before].filter((one) => one !== place);
      return new Set(isTicked ? [...others, place] : others);
    });
    this.isUnticked.set(false);
  }

  /** Enter says that it is there, and goes on to the next; from the last one to the button. */
  protected pass(event: Event, place: number): void {
    event.preventDefault();
    this.tick(place, true);
    const next = this.host.nativeElement.querySelector<HTMLElement>(
      `[data-testid="paper-${place + 1}"], [data-testid="collect"]`,
    );
    next?.focus();
  }

  protected async collect(event: Event, { version, papers }: HandOverPapersView): Promise<void> {
    event.preventDefault();
    const ticked = [...this.ticked()].sort((one, other) => one - other);
    const unticked = papers.findIndex((_, place) => !this.ticked().has(place));
    this.isUnticked.set(unticked !== -1);
    if (unticked !== -1) return this.focusOn(`paper-${unticked}`);
    const collector: Collector = this.collector() === 'agent' ? 'agent' : 'holder';
    if (collector === 'agent') {
      this.agent.insist();
      if (!this.agent.isGood()) return this.focusOn('agent');
    }
    const { way, saleId } = this.sale();
    const answer = await this.sending.send(() =>
      this.client.collect({
        ...{ way, saleId, papersVersion: version, ticked, collector },
        ...(collector === 'agent' ? { agentName: this.agent.good() } : {}),
      }),
    );
    if (answer === null) return;
    if (answer.ok) return this.given.emit(answer.value);
    this.sending.refusal.set(answer.refusal);
    if (answer.refusal.code !== 'RECORD.CHANGED') return;
    // The list of papers is another one.
    this.ticked.set(new Set());
    this.papersChanged.emit();
  }

  protected async takeBack({ handOverId }: CollectionView): Promise<void> {
    const plate = formatPlate(this.sale().plate);
    const done = await this.reasons.ask({
      heading: this.say('handOver.takeBack.heading', { plate }),
      words: this.say('handOver.takeBack.words'),
      yes: this.say('handOver.takeBack.yes'),
      isGrave: true,
      act: (reason) => this.client.takeBack(handOverId, reason),
    });
    if (done !== null) this.takenBack.emit(done.value);
  }

  protected reveal(): void {
    const { citizenId: id, name: username } = this.sale().buyer;
    const fields = this.masked().map(({ field }) => field);
    void this.citizen.reveal({ id, username }, fields);
  }

  private focusOn(testId: string): void {
    this.host.nativeElement.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.focus();
  }
}
