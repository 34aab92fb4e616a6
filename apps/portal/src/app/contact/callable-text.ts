// What the office writes, with each telephone number in it to be called by a press.
import { Component, computed, input } from '@angular/core';
import { telephoneAddress } from '@haopai/rules';
import { callableParts } from './callable-parts';

@Component({
  selector: 'hp-callable-text',
  template: `
    @for (part of parts(); track $index) {
      @if (part.isNumber) {
        <a [href]="addressOf(part.text)">{{ part.text }}</a>
      } @else {
        <span>{{ part.text }}</span>
      }
    }
  `,
  styles: `
    a {
      white-space: nowrap;
    }
  `,
})
export class CallableText {
  readonly text = input.required<string>();

  protected readonly addressOf = telephoneAddress;
  protected readonly parts = computed(() => callableParts(this.text()));
}
