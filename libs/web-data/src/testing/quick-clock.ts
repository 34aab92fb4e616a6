// A clock that runs fast, for specs on real connections: while a spec waits for one, pauses pass in no time.
/** With each look, which takes a millisecond or two. */
const LOOK_MS = 50;
const LOOKS_MAX = 2_000;

/** For sockets that are opened from now on, too; ends with `jest.useRealTimers()`. */
export function quickenClock(): void {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
}

/** Lets time pass quickly until it is so. */
export async function untilQuickly(isSo: () => boolean): Promise<void> {
  for (let looks = 0; looks < LOOKS_MAX && !isSo(); looks++) await jest.advanceTimersByTimeAsync(LOOK_MS);
  expect(isSo()).toBe(true);
}

/** What a promise comes to, while time passes quickly. */
export async function endOf<Value>(promise: Promise<Value>): Promise<Value> {
  let isOver = false;
  const over = (): void => void (isOver = true);
  promise.then(over, over);
  await untilQuickly(() => isOver);
  return promise;
}
