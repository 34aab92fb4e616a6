// How a page loads what it shows: `reading()` asks when the question changes, keeps the last value, and tries again without an answer.
import { httpResource, type HttpResourceRequest } from '@angular/common/http';
import {
  computed,
  DOCUMENT,
  effect,
  inject,
  InjectionToken,
  linkedSignal,
  signal,
  type Signal,
  untracked,
} from '@angular/core';
import { ANSWER_WITHIN_MS, API_BASE, ApiClient } from '../http/api-client';
import { pauseBeforeTry, retryAfterOf } from './pause-before-try';
import { type ReadRequest, textOfRequest } from './read-request';
import { afterFailure, failureOf, type ReadFailure, type ReadState } from './read-state';
import { tryAgain } from './try-again';

/** From 0 to 1, for pauses; specs put their own in its place. */
export const CHANCE = new InjectionToken<() => number>('CHANCE', { factory: () => Math.random });

export interface ReadResource<Value> {
  readonly state: Signal<ReadState<Value>>;
  /** What is shown; null while nothing is. */
  readonly value: Signal<Value | null>;
  /** A question is on its way, whatever is shown meanwhile. */
  readonly isReading: Signal<boolean>;
  /** Asks anew; an answer to an earlier question counts no more. What is shown stays; a failure gives way to loading. */
  reload(): void;
  /** What an act changed, without asking. `change` gets what is shown, and returns it as it is if the act was about something else. */
  update(change: (shown: Value) => Value): void;
}

export interface ReadingOptions {
  /**
   * What the question is about, where several questions are about the same: its value stays until the next answer is there.
   * Also what tells apart whose answer it is, where the question does not. Without it each question is about something else, and nothing of one is shown under another.
   */
  readonly subject?: () => string | number;
}

/** Of one moment: what is asked about, and how far that is. */
type Progress<Value> =
  | { readonly at: 'asking'; readonly subject: string | number | null }
  | { readonly at: 'answered'; readonly subject: string | number | null; readonly value: Value }
  | {
      readonly at: 'failed';
      readonly subject: string | number | null;
      readonly failure: ReadFailure;
      readonly retryAfterMs: number;
    };

/** Where something can be injected, and until that goes. `ask` is reactive; as long as it returns undefined there is nothing to ask. */
export function reading<Value>(
  ask: () => ReadRequest<Value> | undefined,
  options: ReadingOptions = {},
): ReadResource<Value> {
  const api = inject(ApiClient);
  const document = inject(DOCUMENT);
  const chance = inject(CHANCE);
  const question = computed(ask, { equal: areSame });
  const subject = computed(() => {
    const asked = question();
    return asked === undefined ? null : (options.subject?.() ?? textOfRequest(asked));
  });
  const turn = signal(0);
  const resource = httpResource<Value>(() => {
    turn();
    // Another subject is asked about also where the question reads the same.
    subject();
    const asked = question();
    return asked === undefined ? undefined : toHttp(asked);
  });

  const progress = computed((): Progress<Value> => {
    const about = subject();
    const status = resource.status();
    if (status === 'error') {
      const error = resource.error();
      return { at: 'failed', subject: about, failure: failureOf(error), retryAfterMs: retryAfterOf(error) };
    }
    // Read only here: the value of a resource throws while it is in error.
    if (status === 'resolved' || status === 'local')
      return { at: 'answered', subject: about, value: resource.value() as Value };
    return { at: 'asking', subject: about };
  });
  const state = linkedSignal<Progress<Value>, ReadState<Value>>({
    source: progress,
    computation: (now, before) => {
      if (now.at === 'answered') return { status: 'ready', value: now.value, stale: null };
      const isSame = before !== undefined && before.source.subject === now.subject;
      const shown: ReadState<Value> = isSame ? before.value : { status: 'loading' };
      return now.at === 'failed' ? afterFailure(shown, now.failure) : shown;
    },
  });

  let hasBegun = false;
  let silences = 0;
  let silentSubject: string | number | null = null;
  effect((onCleanup) => {
    hasBegun = true;
    const now = progress();
    // Each step is seen, whoever looks: the next one builds on it.
    untracked(state);
    if (now.at === 'asking') return;
    if (now.at === 'answered' || now.subject !== silentSubject) silences = 0;
    silentSubject = now.subject;
    if (now.at === 'answered') return;
    untracked(() => api.note(now.failure.refusal));
    if (now.failure.kind !== 'noAnswer') return;
    silences += 1;
    const pauseMs = pauseBeforeTry(silences, now.retryAfterMs, chance());
    onCleanup(tryAgain(document, { pauseMs, atLeastMs: now.retryAfterMs }, () => turn.update((n) => n + 1)));
  });

  function reload(): void {
    // The first question goes out anyway; what it is made of may not be there yet.
    if (!hasBegun) return;
    if (untracked(state).status === 'failed') state.set({ status: 'loading' });
    turn.update((n) => n + 1);
  }

  function update(change: (shown: Value) => Value): void {
    if (!hasBegun) return;
    const shown = untracked(state);
    // What is on its way may have been asked before the act.
    if (shown.status !== 'ready') return reload();
    const value = change(shown.value);
    if (value === shown.value) return;
    const isDue = shown.stale !== null || untracked(resource.isLoading);
    resource.set(value);
    // Seen before the next question goes out, or it would be forgotten.
    untracked(state);
    if (isDue) reload();
  }

  return {
    state: state.asReadonly(),
    value: computed(() => {
      const shown = state();
      return shown.status === 'ready' ? shown.value : null;
    }),
    isReading: resource.isLoading,
    reload,
    update,
  };
}

function toHttp({ path, params = {}, body }: ReadRequest<unknown>): HttpResourceRequest {
  const asked = { url: API_BASE + path, params, timeout: ANSWER_WITHIN_MS };
  return body === undefined ? asked : { ...asked, method: 'POST', body };
}

function areSame(one: ReadRequest<unknown> | undefined, other: ReadRequest<unknown> | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return textOfRequest(one) === textOfRequest(other);
}
