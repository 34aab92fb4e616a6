// How far the server's clock is from ours, as the site tells it by clock.ping.
import type { Surroundings } from '../surroundings.ts';
import type { LiveSocket } from './live-socket.ts';

const PINGS = 3;
const PING_PATIENCE_MS = 2_000;

/** To be added to our clock; from the fastest of a few pings. 0 when the site does not answer. */
export async function measureClockOffset(surroundings: Surroundings, socket: LiveSocket): Promise<number> {
  let best = { roundTripMs: Infinity, offsetMs: 0 };
  for (let ping = 0; ping < PINGS; ping++) {
    const t0 = surroundings.nowMs();
    const answer = await socket.ask('clock.ping', { t0 }, PING_PATIENCE_MS);
    if (!answer.ok) continue;
    const roundTripMs = surroundings.nowMs() - t0;
    if (roundTripMs < best.roundTripMs)
      best = { roundTripMs, offsetMs: answer.serverMs - t0 - roundTripMs / 2 };
  }
  return best.offsetMs;
}
