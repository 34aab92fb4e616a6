// The two ways in which asking the server can end: with a value, or with a refusal that has a code.
import type { Refusal } from '@haopai/contracts';

export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

export function succeed<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function fail(refusal: Refusal): Outcome<never> {
  return { ok: false, refusal };
}

/** What a page shows of something that it loads. */
export type Loaded<Value> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: Value }
  | { readonly status: 'failed'; readonly refusal: Refusal };

export const LOADING = { status: 'loading' } as const;

export function toLoaded<Value>(outcome: Outcome<Value>): Loaded<Value> {
  return outcome.ok
    ? { status: 'ready', value: outcome.value }
    : { status: 'failed', refusal: outcome.refusal };
}
