// A Chinese number plate drawn after GA 36, from a thumbnail in a list to full width on the bidding page.
import { Component, computed, input } from '@angular/core';
import { PLATE_GLYPHS } from './plate-glyphs';
import { layOutPlate, spellPlate } from './plate-layout';

const CHAR_TOP = 25;

/** A gradient's id is page-wide, and one inside a hidden plate would not paint the others. */
let platesDrawn = 0;

@Component({
  selector: 'hp-plate',
  templateUrl: './plate.html',
  styleUrl: './plate.scss',
})
export class Plate {
  /** Without the dot: `浙G8888A`. */
  readonly number = input.required<string>();
  readonly kind = input<'ordinary' | 'newEnergy'>('ordinary');
  readonly colour = input<'blue' | 'yellow' | 'green'>('blue');
  /** Bolt holes show at large sizes only. */
  readonly size = input<'small' | 'large'>('small');

  protected readonly gradientId = `hp-plate-${++platesDrawn}`;
  protected readonly ground = computed(() => (this.colour() === 'green' ? `url(#${this.gradientId})` : null));
  protected readonly layout = computed(() => layOutPlate(this.number(), this.kind()));
  protected readonly spelled = computed(() => spellPlate(this.number()));
  protected readonly box = computed(() => `0 0 ${this.layout().width} ${this.layout().height}`);
  protected readonly bolts = computed(() => {
    const { width } = this.layout();
    return this.size() === 'large'
      ? [
          { x: width * 0.25, y: 13 },
          { x: width * 0.75, y: 13 },
          { x: width * 0.25, y: 127 },
          { x: width * 0.75, y: 127 },
        ]
      : [];
  });

  protected readonly glyphs = computed(() =>
    this.layout().cells.map((cell) => ({
      ...cell,
      path: PLATE_GLYPHS[cell.char],
      place: `translate(${cell.x} ${CHAR_TOP}) scale(${cell.width / 45} 1)`,
    })),
  );
}
