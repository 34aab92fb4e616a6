// Chance, for pauses that differ from reader to reader; specs put their own in its place.
import { InjectionToken } from '@angular/core';

/** From 0 to 1. */
export const CHANCE = new InjectionToken<() => number>('CHANCE', { factory: () => Math.random });
