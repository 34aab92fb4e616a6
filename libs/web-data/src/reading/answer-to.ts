// Asks until there is an answer, for what pages know beside what they show; no part of the first load.
import { Subscription } from 'rxjs';
import type { ApiClient } from '../http/api-client';
import { fail, type Outcome, succeed } from '../outcome';
import type { ReadRequest } from './read-request';
import type { ReadFailure } from './read-state';

/** Hears of each silence, for a page that says so; false ends the asking. */
export type IsWanted = (silence: ReadFailure) => boolean;

/** Resolves with the answer; without one, as soon as it is not wanted any more, with why there was none. */
export function answerTo<Value>(
  api: ApiClient,
  request: ReadRequest<Value>,
  isWanted: IsWanted,
): Promise<Outcome<Value>> {
  return new Promise((resolve) => {
    const asking = new Subscription();
    asking.add(
      api.hear(request).subscribe((heard) => {
        if (heard.at === 'answered') return resolve(succeed(heard.value));
        if (!heard.isOver && isWanted(heard.failure)) return;
        resolve(fail(heard.failure.refusal));
        asking.unsubscribe();
      }),
    );
  });
}
