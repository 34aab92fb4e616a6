// Asks until there is an answer: again after a silence, beside a question that hangs, and never gives up by itself. What pages and the session read with.
import { HttpErrorResponse } from '@angular/common/http';
import { Observable, Subscription } from 'rxjs';
import { pauseBeforeTry, retryAfterOf } from './pause-before-try';
import { failureOf, type ReadFailure } from './read-state';
import { tryAgain } from './try-again';

const NOBODY = new HttpErrorResponse({ status: 0 });

/** A question that hangs this long counts as a silence, and the next one is asked beside it. */
export const ASK_BESIDE_AFTER_MS = 4_000;
/** A slow answer still counts so long; of one reader no more than two questions are under way. */
export const READ_WITHIN_MS = 2 * ASK_BESIDE_AFTER_MS;

/** What has come of a question so far. */
export type Heard<Value> =
  | { readonly at: 'answered'; readonly value: Value }
  /** `isOver`: it is not asked again. */
  | {
      readonly at: 'failed';
      readonly failure: ReadFailure;
      readonly isAsking: boolean;
      readonly isOver: boolean;
    };

export interface Patience {
  readonly document: Document;
  /** From 0 to 1, for pauses. */
  readonly chance: () => number;
  readonly isFinal: (failure: ReadFailure) => boolean;
  /** Of each question that failed, whoever asked. */
  readonly note: (failure: ReadFailure) => void;
}

/** Only the server's own no is final. */
export const unlessNoAnswer = ({ kind }: ReadFailure): boolean => kind !== 'noAnswer';

/** Tells each failure, then the answer. `send` is called once a try, and unsubscribed from when it is not wanted any more. */
export function untilAnswered<Value>(
  send: () => Observable<Value>,
  { document, chance, isFinal, note }: Patience,
): Observable<Heard<Value>> {
  return new Observable((hearer) => {
    const underWay = new Subscription();
    let asked = 0;
    let silences = 0;
    let failed: ReadFailure | null = null;
    let stopWaiting = (): void => undefined;

    function ask(): void {
      const number = ++asked;
      if (failed !== null) hearer.next({ at: 'failed', failure: failed, isAsking: true, isOver: false });
      if (hearer.closed) return;
      const besideMs = { pauseMs: ASK_BESIDE_AFTER_MS, atLeastMs: ASK_BESIDE_AFTER_MS };
      stopWaiting = tryAgain(document, besideMs, () => {
        silences += 1;
        failed = failureOf(NOBODY);
        ask();
      });
      const question = send().subscribe({
        next: (value) => {
          hearer.next({ at: 'answered', value });
          hearer.complete();
        },
        error: (error: unknown) => {
          const failure = failureOf(error);
          note(failure);
          if (isFinal(failure)) end(failure);
          // The one beside it is waited for.
          else if (number === asked) bearSilence(failure, retryAfterOf(error));
        },
      });
      underWay.add(question);
    }

    function bearSilence(failure: ReadFailure, retryAfterMs: number): void {
      stopWaiting();
      silences += 1;
      failed = failure;
      hearer.next({ at: 'failed', failure, isAsking: false, isOver: false });
      // Who has heard enough is asked for no more.
      if (hearer.closed) return;
      const pauseMs = pauseBeforeTry(silences, retryAfterMs, chance());
      stopWaiting = tryAgain(document, { pauseMs, atLeastMs: retryAfterMs }, ask);
    }

    function end(failure: ReadFailure): void {
      hearer.next({ at: 'failed', failure, isAsking: false, isOver: true });
      hearer.complete();
    }

    ask();
    return () => {
      stopWaiting();
      underWay.unsubscribe();
    };
  });
}
