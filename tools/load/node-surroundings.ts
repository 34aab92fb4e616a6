// Node as the surroundings of bidders and watchers: a websocket that sends a session's cookie, as a browser does, fetch and timers.
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type {
  ChannelAddress,
  ChannelEars,
  HttpAnswer,
  HttpOrder,
  Surroundings,
  TextChannel,
} from '../../load-tests/surroundings.ts';

const GOODBYE_PATIENCE_MS = 1_000;

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

function openChannel({ url, headers }: ChannelAddress, ears: ChannelEars): TextChannel {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false });
  let hasClosed = false;
  const close = (why: string): void => {
    if (hasClosed) return;
    hasClosed = true;
    ears.closed(why);
  };
  socket.on('open', () => ears.opened());
  socket.on('message', (data: Buffer) => ears.heard(data.toString()));
  socket.on('error', ({ message }) => close(message));
  socket.on('close', () => close('the connection was closed'));
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => {
      socket.close();
      // A process that was stopped never says goodbye.
      setTimeout(() => socket.terminate(), GOODBYE_PATIENCE_MS).unref();
    },
  };
}

async function request({ method, url, headers, body, patienceMs }: HttpOrder): Promise<HttpAnswer> {
  const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(patienceMs) });
  const cookies: Record<string, string> = {};
  for (const line of response.headers.getSetCookie()) {
    const [, cookie = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
    cookies[cookie] = value;
  }
  return { status: response.status, body: await response.text(), cookies };
}
