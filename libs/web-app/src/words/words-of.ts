// Whether the words of a part that brings its own are there: before that it has nothing to say.
import { inject, type Signal, signal } from '@angular/core';
import { Words, type WordsPart } from './words';

/** Where something can be injected. Over a line that is gone they stay away, and are asked for again with the next part that wants them. */
export function wordsOf(part: WordsPart): Signal<boolean> {
  const areHere = signal(false);
  inject(Words)
    .bring(part)
    .then(
      () => areHere.set(true),
      () => undefined,
    );
  return areHere.asReadonly();
}
