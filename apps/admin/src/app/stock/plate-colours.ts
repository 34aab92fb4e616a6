// The colours of plates as choices, in the reader's language.
import { computed, inject, Injectable } from '@angular/core';
import type { PlateView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';

const COLOURS: readonly PlateView['colour'][] = ['blue', 'yellow', 'green'];

@Injectable({ providedIn: 'root' })
export class PlateColours {
  private readonly words = inject(Words);

  readonly all = computed(() => this.of('ordinary', 'newEnergy'));

  /** New-energy plates are green, and no others are. */
  of(...kinds: readonly PlateView['kind'][]): readonly { value: PlateView['colour']; label: string }[] {
    return COLOURS.filter((colour) => kinds.includes(colour === 'green' ? 'newEnergy' : 'ordinary')).map(
      (value) => ({ value, label: this.words.say(`stock.colour.${value}`) }),
    );
  }

  read(text: string): PlateView['colour'] | undefined {
    return COLOURS.find((one) => one === text);
  }
}
