// How a page loads what it shows: `reading()` asks when the question changes, keeps the last value, and tries again without an answer.
import { computed, effect, inject, linkedSignal, signal, type Signal, untracked } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiClient } from '../http/api-client';
import { isSessionOver } from '../http/session-over';
import { type ReadRequest, textOfRequest } from './read-request';
import { afterFailure, type ReadState } from './read-state';
import type { Heard } from './until-answered';

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

/** Of one moment: what is asked about, and what has come of it; null while nothing has. */
interface Progress<Value> {
  readonly subject: string | number | null;
  readonly heard: Heard<Value> | null;
}

/** Where something can be injected, and until that goes. `ask` is reactive; as long as it returns undefined there is nothing to ask. */
export function reading<Value>(
  ask: () => ReadRequest<Value> | undefined,
  options: ReadingOptions = {},
): ReadResource<Value> {
  const api = inject(ApiClient);
  const question = computed(ask, { equal: areSame });
  const subject = computed(() => {
    const asked = question();
    return asked === undefined ? null : (options.subject?.() ?? textOfRequest(asked));
  });
  const turn = signal(0);
  const resource = rxResource<Heard<Value>, { readonly asked: ReadRequest<Value> } | undefined>({
    params: () => {
      turn();
      // Another subject is asked about also where the question reads the same.
      subject();
      const asked = question();
      return asked === undefined ? undefined : { asked };
    },
    stream: ({ params }) => api.hear(params.asked),
  });

  const progress = computed((): Progress<Value> => {
    const about = subject();
    const status = resource.status();
    const hasHeard = status === 'resolved' || status === 'local';
    return { subject: about, heard: (hasHeard ? resource.value() : undefined) ?? null };
  });
  const state = linkedSignal<Progress<Value>, ReadState<Value>>({
    source: progress,
    computation: ({ subject: about, heard }, before) => {
      if (heard?.at === 'answered') return { status: 'ready', value: heard.value, stale: null };
      const isSame = before !== undefined && before.source.subject === about;
      const shown: ReadState<Value> = isSame ? before.value : { status: 'loading' };
      return heard === null ? shown : afterFailure(shown, heard.failure);
    },
  });
  const isReading = computed(() => {
    const { heard } = progress();
    return heard === null ? question() !== undefined : heard.at === 'failed' && heard.isAsking;
  });

  let hasBegun = false;
  effect(() => {
    hasBegun = true;
    // Each step is seen, whoever looks: the next one builds on it.
    state();
  });

  function reload(): void {
    // The first question goes out anyway; what it is made of may not be there yet.
    if (!hasBegun) return;
    if (untracked(state).status === 'failed') state.set({ status: 'loading' });
    turn.update((n) => n + 1);
  }

  api.reentries.pipe(takeUntilDestroyed()).subscribe(() => {
    const shown = untracked(state);
    if (shown.status === 'failed' && isSessionOver(shown.refusal)) reload();
  });

  function update(change: (shown: Value) => Value): void {
    if (!hasBegun) return;
    const shown = untracked(state);
    // What is on its way may have been asked before the act.
    if (shown.status !== 'ready') return reload();
    const value = change(shown.value);
    if (value === shown.value) return;
    const isDue = shown.stale !== null || untracked(isReading);
    resource.set({ at: 'answered', value });
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
    isReading,
    reload,
    update,
  };
}

function areSame(one: ReadRequest<unknown> | undefined, other: ReadRequest<unknown> | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return textOfRequest(one) === textOfRequest(other);
}
