// Node as the surroundings of bidders and watchers: its own websocket, fetch and timers.
import { randomUUID } from 'node:crypto';
import type {
  ChannelAddress,
  ChannelEars,
  HttpAnswer,
  HttpOrder,
  Surroundings,
  TextChannel,
} from '../../load-tests/surroundings.ts';

/** `random`: seeded, where a run is to be made again. */
export function nodeSurroundings(random: () => number = Math.random): Surroundings {
  return {
    nowMs: () => performance.timeOrigin + performance.now(),
    after: (delayMs, act) => {
      const timer = setTimeout(act, delayMs);
      return () => clearTimeout(timer);
    },
    random,
    newId: randomUUID,
    openChannel,
    request,
  };
}

/** Node's WebSocket takes headers, as a browser's does not. */
function openChannel({ url, headers }: ChannelAddress, ears: ChannelEars): TextChannel {
  const socket = new WebSocket(url, { headers });
  let hasClosed = false;
  const close = (why: string): void => {
    if (hasClosed) return;
    hasClosed = true;
    ears.closed(why);
  };
  socket.addEventListener('open', () => ears.opened());
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') ears.heard(data);
  });
  socket.addEventListener('error', () => close('the connection failed'));
  socket.addEventListener('close', () => close('the connection was closed'));
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
}

async function request({ method, url, headers, body, patienceMs }: HttpOrder): Promise<HttpAnswer> {
  const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(patienceMs) });
  return { status: response.status, body: await response.text() };
}
