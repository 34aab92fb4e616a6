// How many pixels a rem has, for the few places that reckon in pixels: what the browser is set to, and the size that was chosen here.
import { type Signal, computed, DOCUMENT, inject } from '@angular/core';
import { Preferences } from './preferences';

const USUAL_PX = 16;

/** To be called where `inject` may be. */
export function remPx(): Signal<number> {
  const root = inject(DOCUMENT).documentElement;
  const { textSize } = inject(Preferences);
  return computed(() => {
    textSize();
    return Number.parseFloat(getComputedStyle(root).fontSize) || USUAL_PX;
  });
}
