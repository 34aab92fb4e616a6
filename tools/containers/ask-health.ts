// Asks containers whether they are well, again and again, where no engine does it by itself; its answers stand where compose looks for them.
import { setTimeout as sleep } from 'node:timers/promises';
import type { TrialSite } from './trial-site';

/** As often as the shipped file asks. */
const ASK_EVERY_MS = 5_000;

export interface Asking {
  stop(): Promise<void>;
}

export function askHealth(site: TrialSite): Asking {
  if (!site.engine.asksNobody) return { stop: () => Promise.resolve() };
  const ending = new AbortController();
  const asking = (async () => {
    while (!ending.signal.aborted) {
      const ids = await site.running().catch(() => []);
      // Unwell, gone meanwhile, or without a question to ask: the engine notes what there is to note.
      await Promise.allSettled(ids.map((id) => site.ask(['healthcheck', 'run', id])));
      await sleep(ASK_EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await asking;
    },
  };
}
