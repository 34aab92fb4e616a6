// What stands around every field: label, help before it, what is wrong or right beside it; tied to the field for those who hear it.
import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';

/** Ids of the words that belong to the field `name`, for its `aria-describedby`. */
export function describedBy(name: string, help: string, error: string | null): string | null {
  const ids = [help === '' ? null : `${name}-help`, error === null ? null : `${name}-error`];
  return ids.filter((id) => id !== null).join(' ') || null;
}

/** Words for what is wrong with many a field leave a place for the name of this one. */
export function naming(label: string, words: string | null): string | null {
  return words?.replaceAll('{field}', label) ?? null;
}

@Component({
  selector: 'hp-field-frame',
  imports: [Icon],
  template: `
    <label [for]="name()"
      >{{ label() }}
      @if (optional() !== '') {
        <span class="optional">{{ optional() }}</span>
      }
    </label>
    @if (help() !== '') {
      <span class="help" [id]="name() + '-help'">{{ help() }}</span>
    }
    <span class="said" aria-live="polite">
      @if (fault(); as words) {
        <span class="error" [id]="name() + '-error'"><hp-icon name="stop" />{{ words }}</span>
      } @else if (caution(); as words) {
        <span class="caution"><hp-icon name="alert" />{{ words }}</span>
      } @else if (good(); as words) {
        <span class="good"><hp-icon name="check" />{{ words }}</span>
      }
    </span>
    <ng-content />
  `,
  styles: `
    hp-icon {
      margin-top: 1px;
    }
    .said:empty {
      display: none;
    }
  `,
  host: { class: 'hp-field' },
})
export class FieldFrame {
  /** Id of the field, and the beginning of the ids around it. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly optional = input('');
  readonly help = input('');
  readonly error = input<string | null>(null);
  /** It may stand as it is, but is worth a second look. */
  readonly caution = input<string | null>(null);
  readonly good = input<string | null>(null);
  protected readonly fault = computed(() => naming(this.label(), this.error()));
}
