// k6 as the surroundings of bidders and watchers: its websockets, requests and timers.
import http from 'k6/http';
import { clearTimeout, setTimeout } from 'k6/timers';
import { WebSocket } from 'k6/websockets';
import type {
  ChannelAddress,
  ChannelEars,
  HttpAnswer,
  HttpOrder,
  Surroundings,
  TextChannel,
} from '../surroundings.ts';

const OPEN = 1;

export const K6_SURROUNDINGS: Surroundings = {
  nowMs: () => Date.now(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
  random: Math.random,
  newId: () => crypto.randomUUID(),
  openChannel,
  request,
};

function openChannel({ url, headers }: ChannelAddress, ears: ChannelEars): TextChannel {
  const socket = new WebSocket(url, null, { headers: { ...headers }, tags: { name: 'live socket' } });
  let hasClosed = false;
  const close = (why: string): void => {
    if (hasClosed) return;
    hasClosed = true;
    ears.closed(why);
  };
  socket.onopen = () => ears.opened();
  socket.onmessage = (event) => {
    if (typeof event?.data === 'string') ears.heard(event.data);
  };
  socket.onerror = (event) => close(event?.error ?? 'the connection failed');
  socket.onclose = () => close('the connection was closed');
  return {
    send: (text) => {
      if (Number(socket.readyState) === OPEN) socket.send(text);
    },
    close: () => {
      if (Number(socket.readyState) <= OPEN) socket.close();
    },
  };
}

/** Status 0 is k6's word for no answer. Cookies are ours alone: none is kept from answers. */
async function request({ method, name, url, headers, body, patienceMs }: HttpOrder): Promise<HttpAnswer> {
  const {
    status,
    body: text,
    cookies,
  } = await http.asyncRequest(method, url, body, {
    headers: { ...headers },
    jar: new http.CookieJar(),
    responseType: 'text',
    tags: { name },
    timeout: patienceMs,
  });
  if (status === 0) throw new Error('no answer');
  const values: Record<string, string> = {};
  for (const [cookie, [newest]] of Object.entries(cookies)) values[cookie] = newest?.value ?? '';
  return { status, body: text, cookies: values };
}
