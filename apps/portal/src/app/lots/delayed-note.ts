// One quiet line for who has no place for a socket: how far this page is behind, and what makes it live. Empty for everybody else.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Delay, ServerClock } from '@haopai/web-data';

@Component({
  selector: 'hp-delayed-note',
  template: `@if (isDelayed()) {
    <p class="hp-soft" data-testid="delayed">{{ say('connection.delayedWords', { seconds: seconds() }) }}</p>
  }`,
  styles: `
    :host {
      display: block;
      padding-bottom: 12px;
    }

    :host:empty {
      display: none;
    }
  `,
})
export class DelayedNote {
  private readonly clock = inject(ServerClock);

  protected readonly say = inject(Words).say;
  protected readonly isDelayed = computed(() => this.clock.quality() === 'delayed');
  protected readonly seconds = inject(Delay).seconds;
}
