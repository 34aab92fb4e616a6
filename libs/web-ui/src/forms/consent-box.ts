// A box to tick, with the whole sentence as its target; what one agrees to stands inside.
import { Component, input, model } from '@angular/core';
import { Icon } from '../icon/icon';

@Component({
  selector: 'hp-consent-box',
  imports: [Icon],
  template: `
    @if (error(); as words) {
      <span class="error" [id]="name() + '-error'"><hp-icon name="stop" />{{ words }}</span>
    }
    <label [for]="name()">
      <input
        type="checkbox"
        [id]="name()"
        [attr.data-testid]="name()"
        [attr.aria-invalid]="error() === null ? null : true"
        [attr.aria-describedby]="error() === null ? null : name() + '-error'"
        [checked]="isTicked()"
        (change)="take($event)"
      />
      <span><ng-content /></span>
    </label>
  `,
  styles: `
    label {
      display: flex;
      gap: 14px;
      align-items: start;
      min-height: var(--hp-touch);
      padding: 12px 0;
      font-weight: 400;
      cursor: pointer;
    }
  `,
  host: { class: 'hp-field' },
})
export class ConsentBox {
  readonly name = input.required<string>();
  readonly error = input<string | null>(null);
  readonly isTicked = model(false);

  protected take(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.isTicked.set(event.target.checked);
  }
}
