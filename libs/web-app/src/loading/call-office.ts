// Whom to call when nobody answers: said once on a page, however many of its parts were not brought.
import { inject, Injectable, signal } from '@angular/core';
import { HOTLINE } from './hotline';

@Injectable({ providedIn: 'root' })
export class CallOffice {
  /** Empty where none is known. */
  readonly number = inject(HOTLINE);
  private readonly silent = signal<readonly object[]>([]);

  /** Whether this part is the one that says it. */
  isSaidBy(part: object): boolean {
    return this.number !== '' && this.silent()[0] === part;
  }

  /** The part says that nobody answers, until it calls what this gives it. */
  join(part: object): () => void {
    this.silent.update((parts) => [...parts, part]);
    return () => this.silent.update((parts) => parts.filter((other) => other !== part));
  }
}
