// The full-width strip that says where the bidder stands: a colour, an icon and words.
import { Component, computed, input } from '@angular/core';
import { Icon, type IconName } from '../icon/icon';

export type Tone = 'neutral' | 'lead' | 'alert' | 'stop';

const TONE_ICONS: Readonly<Record<Tone, IconName>> = {
  neutral: 'dot',
  lead: 'check',
  alert: 'alert',
  stop: 'up',
};

@Component({
  selector: 'hp-state-strip',
  imports: [Icon],
  template: `<hp-icon [name]="iconName()" /><span class="words"><ng-content /></span>`,
  styleUrl: './state-strip.scss',
  host: { '[class]': 'tone()', '[attr.data-tone]': 'tone()' },
})
export class StateStrip {
  readonly tone = input<Tone>('neutral');
  readonly icon = input<IconName | null>(null);
  protected readonly iconName = computed(() => this.icon() ?? TONE_ICONS[this.tone()]);
}
