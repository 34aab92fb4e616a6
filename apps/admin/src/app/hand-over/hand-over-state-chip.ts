// How far the plate of a sale is from being given out, in a word.
import { Component, computed, inject, input } from '@angular/core';
import type { HandOverState } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { StateChip, type Tone } from '@haopai/web-ui';

const TONES: Readonly<Record<HandOverState, Tone>> = {
  ready: 'lead',
  collected: 'neutral',
  refundAsked: 'alert',
  notPaid: 'alert',
  defaulted: 'alert',
  refunded: 'alert',
};

@Component({
  selector: 'hp-hand-over-state',
  imports: [StateChip],
  template: `<hp-state-chip [tone]="tone()">{{ say('handOver.state.' + state()) }}</hp-state-chip>`,
})
export class HandOverStateChip {
  readonly state = input.required<HandOverState>();
  protected readonly say = inject(Words).say;
  protected readonly tone = computed(() => TONES[this.state()]);
}
