// Reserving a plate (manual, ch. 6): a number that is drawn while it is typed, whether it can be had, and a car for it.
import { Component, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { reading } from '@haopai/web-data/reading';
import { formatYuan, Notice, Plate } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { BanNote } from '../claims/ban-note';
import { VehicleField } from '../forms/vehicle-field';
import { VinField } from '../forms/vin-field';
import { IdentityWay } from '../identity/identity-way';
import { PlateCheck } from './plate-check';
import { drawSoFar, formatTail, PLATE_PREFIX, TAIL_LENGTH } from './plate-tail';
import { ReserveStore } from './reserve-store';
import { ReservationsClient } from './reservations-client';
import { TakenPlateLink } from './taken-plate-link';

const STEPS = ['review', 'pay', 'auction', 'highest'] as const;

@Component({
  selector: 'hp-reserve-page',
  imports: [
    BanNote,
    IdentityWay,
    Notice,
    Plate,
    RouterLink,
    TakenPlateLink,
    TextField,
    VehicleField,
    VinField,
  ],
  providers: [FaultFocus, PlateCheck, ReserveStore],
  templateUrl: './reserve-page.html',
  styleUrl: './reserve-page.scss',
})
export class ReservePage {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly client = inject(ReservationsClient);
  private readonly terms = reading(() => this.client.terms());
  protected readonly store = inject(ReserveStore);
  protected readonly check = inject(PlateCheck);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly formatTail = formatTail;
  protected readonly prefix = PLATE_PREFIX;
  protected readonly steps = STEPS;
  protected readonly drawn = computed(() => drawSoFar(this.store.tail.text()));
  protected readonly written = computed(() => {
    const plate = this.store.tail.value();
    return plate === null ? '' : formatPlate(plate);
  });
  protected readonly why = computed(() => {
    const refusal = this.store.submission.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  constructor() {
    effect(() => {
      // They are all there: whoever still sits in the field hears at once what is wrong with them.
      if (this.store.tail.text().length >= TAIL_LENGTH) this.store.tail.leave();
    });
  }

  /** With the usual figures, once they are known. */
  protected sayStep(step: (typeof STEPS)[number]): string {
    const terms = this.terms.value();
    if (terms === null) return this.say(`reserve.then.${step}`);
    return this.say(`reserve.thenUsually.${step}`, {
      deposit: formatYuan(terms.depositFen),
      startPrice: formatYuan(terms.startPriceFen),
      reviewDays: terms.reviewDays,
      payDays: terms.payDays,
    });
  }

  protected async reserve(event: Event): Promise<void> {
    event.preventDefault();
    if (!(await this.store.reserve())) this.focus.move();
  }
}
