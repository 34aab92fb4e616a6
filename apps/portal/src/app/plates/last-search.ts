// The search that a plate was found with, so that the way back from it leads to the same plates.
import { Injectable, signal } from '@angular/core';
import type { Params } from '@angular/router';

@Injectable({ providedIn: 'root' })
export class LastSearch {
  /** The query of the address. */
  readonly params = signal<Params>({});
}
