// The form in which plates are looked for by their characters: those that they have, that they end with and, where that can be sought, that they have not.
import { Component, effect, inject, input, output } from '@angular/core';
import type { PlatePart } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField } from '@haopai/web-app/forms';
import { Icon } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { readPart } from './read-part';

/** As plates have them; null where nothing is sought. */
export interface SoughtParts {
  readonly contains: string | null;
  readonly endsWith: string | null;
  /** Left out where it cannot be sought: then no field asks for it. */
  readonly without?: string | null;
}

@Component({
  selector: 'hp-plate-search',
  imports: [Icon, TextField],
  providers: [FaultFocus],
  templateUrl: './plate-search.html',
  styles: `
    :host {
      display: block;
    }
    form {
      display: grid;
      gap: 12px;
    }
    .texts {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: end;
      gap: 12px;
    }
  `,
})
export class PlateSearch {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);

  readonly label = input.required<string>();
  /** The button's name for tests. */
  readonly button = input.required<string>();
  readonly parts = input.required<SoughtParts>();
  /** Once all of them can be sought. */
  readonly sought = output<SoughtParts>();

  protected readonly contains = new FormField(readPart);
  protected readonly endsWith = new FormField(readPart);
  protected readonly without = new FormField(readPart);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;

  constructor() {
    effect(() => this.contains.text.set(this.parts().contains ?? ''));
    effect(() => this.endsWith.text.set(this.parts().endsWith ?? ''));
    effect(() => this.without.text.set(this.parts().without ?? ''));
  }

  protected find(event: Event): void {
    event.preventDefault();
    if (!areGood(this.contains, this.endsWith, this.without)) return this.focus.move();
    const textOf = (field: FormField<PlatePart | null>): string | null => field.value()?.text ?? null;
    const parts = { contains: textOf(this.contains), endsWith: textOf(this.endsWith) };
    this.sought.emit(
      this.parts().without === undefined ? parts : { ...parts, without: textOf(this.without) },
    );
  }
}
