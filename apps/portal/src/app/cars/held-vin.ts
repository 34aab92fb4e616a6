// What can be done where something holds a car already: the way to it when it is one's own, or when it may be free.
import { Component, computed, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import type { Fault } from '@haopai/web-app/forms';
import { ServerClock } from '@haopai/web-data';
import { CAR_WORDS } from './car-words';

const WAYS = {
  'VIN.HAS_ORDER': '/account/orders',
  'VIN.ENROLLED': '/account/enrolments',
  'VIN.RESERVED': '/account/reservations',
  'VIN.HAS_PLATE': '/account/orders',
  'VIN.NOT_YOURS': '/account/claims',
} as const;

type Held = keyof typeof WAYS;

@Component({
  selector: 'hp-held-vin',
  imports: [RouterLink],
  template: `
    @if (isReady() && held(); as what) {
      <p class="hp-soft" data-testid="held-vin" [attr.data-reason]="reason()">
        {{ words() }}
        @if (reason() === 'own') {
          <a [routerLink]="ways[what]">{{ say('car.to.' + what) }}</a>
        } @else {
          <a data-testid="claim-vin" routerLink="/account/claims/new" [queryParams]="{ about: 'vin' }">{{
            say('car.claim')
          }}</a>
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      margin: 4px 0 0;
    }
    /* On a line of its own: within the words its height would tear two of them apart. */
    a {
      display: flex;
      align-items: center;
      width: fit-content;
      min-height: var(--hp-touch);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class HeldVin {
  private readonly said = inject(Words);
  private readonly nowMs = inject(ServerClock).nowMs;
  protected readonly say = this.said.say;
  protected readonly ways = WAYS;
  protected readonly isReady = signal(false);

  /** Of the field. */
  readonly fault = input.required<Fault | null>();

  protected readonly held = computed<Held | null>(() => {
    const code = this.fault()?.key.replace('refusal.', '') ?? '';
    return isHeld(code) && this.reason() !== null ? code : null;
  });
  protected readonly reason = computed(() => {
    const { reason } = this.data();
    return typeof reason === 'string' ? reason : null;
  });
  protected readonly words = computed(() => {
    if (this.reason() === 'own') return this.say(`car.own.${this.held() ?? ''}`);
    const { endsAtMs } = this.data();
    if (typeof endsAtMs !== 'number') return this.say('car.others');
    return this.say('car.unpaid', { endsAt: this.said.dayTimeWithin(endsAtMs, untracked(this.nowMs)) });
  });
  private readonly data = computed<Readonly<Record<string, unknown>>>(() => ({ ...this.fault()?.data }));

  constructor() {
    // Without them the fault itself still says what is wrong.
    this.said.bring(CAR_WORDS).then(
      () => this.isReady.set(true),
      () => undefined,
    );
  }
}

function isHeld(code: string): code is Held {
  return code in WAYS;
}
