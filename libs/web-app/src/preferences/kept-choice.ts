// One choice of a visitor that the browser keeps: read from its storage, written back on change. Storage may be forbidden.
import { effect, signal, type WritableSignal } from '@angular/core';

const PREFIX = 'haopai.';

/** A choice among `allowed`; `otherwise` until one was made. Lives as long as the injector that this runs in. */
export function keptChoice<Value extends string>(
  name: string,
  allowed: readonly Value[],
  otherwise: Value,
): WritableSignal<Value> {
  const stored = readStored(PREFIX + name);
  const choice = signal(allowed.find((value) => value === stored) ?? otherwise);
  effect(() => writeStored(PREFIX + name, choice()));
  return choice;
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that forbids storage still sells plates; the choice lasts until the page closes.
  }
}
