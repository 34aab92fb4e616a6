// The answer of every parser: the trusted value, or a coded refusal. Bad input never throws.
import type { RefusalCode, Refused } from './refusal';

export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** Either the value, or one of the refusals named; switch on `code` and `data` has that code's shape. */
export type Parsed<Value, Code extends RefusalCode> =
  Accepted<Value> | (Code extends RefusalCode ? Refused<Code> : never);

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}
