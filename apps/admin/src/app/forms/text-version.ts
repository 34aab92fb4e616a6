// One version of a field's text beside another: what differs is marked.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { differenceOf } from './difference-of';

@Component({
  selector: 'hp-text-version',
  template: `
    <p class="hp-soft">{{ heading() }}</p>
    @if (text() === '') {
      <p>{{ say('form.nothing') }}</p>
    } @else {
      @let parts = difference();
      <p class="text">
        {{ parts.before }}<mark>{{ parts.changed }}</mark
        >{{ parts.after }}
      </p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      justify-items: start;
      gap: 8px;
    }
    p {
      margin: 0;
    }
    .text {
      max-height: 240px;
      overflow: auto;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    mark {
      border-radius: 2px;
      background: color-mix(in srgb, var(--hp-alert) 24%, transparent);
      color: inherit;
      font-weight: 600;
    }
  `,
})
export class TextVersion {
  protected readonly say = inject(Words).say;

  readonly heading = input.required<string>();
  readonly text = input.required<string>();
  /** The version that stands beside it. */
  readonly other = input.required<string>();

  protected readonly difference = computed(() => differenceOf(this.text(), this.other()));
}
