// Waits until a server answers, by asking it again and again, and gives up when it has ended or the time is over.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from './child-process';

const ASK_EVERY_MS = 100;

export interface Waiting {
  readonly name: string;
  readonly patienceMs: number;
  /** The process to watch; none when the server runs in a container. */
  readonly server?: Server;
}

/** `ping` resolves when the server answers and throws while it does not. */
export async function waitUntilReady(
  ping: () => Promise<void>,
  { name, patienceMs, server }: Waiting,
): Promise<void> {
  const untilMs = Date.now() + patienceMs;
  let hasEnded = false;
  void server?.ended.then(() => (hasEnded = true));
  for (;;) {
    try {
      await ping();
      return;
    } catch (error) {
      if (hasEnded)
        throw new Error(`${name} ended before it was ready:\n${server?.tail() ?? ''}`, { cause: error });
      if (Date.now() > untilMs) {
        const said = error instanceof Error ? error.message : String(error);
        throw new Error(
          `${name} was not ready after ${patienceMs / 1000} s (${said})\n${server?.tail() ?? ''}`,
          { cause: error },
        );
      }
    }
    await sleep(ASK_EVERY_MS);
  }
}
