// What a connection may send beside messages: neither frames of its own nor another way in make it faster.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { aCitizen, aRunningApp, LiveClient, type RunningApp } from '../../testing';

const FRAMES = 200;
const POLLED_MAX = 60;
/** RFC 6455, 7.4.1: a policy is violated. */
const TOO_MUCH = 1008;

describe('the pace of a connection', () => {
  let running: RunningApp;
  let calm: LiveClient;

  beforeAll(async () => {
    running = await aRunningApp();
    calm = await LiveClient.connect(running.url);
  });
  afterAll(async () => {
    calm.close();
    await running.stop();
  });
  afterEach(async () => {
    expect(await calm.ask('clock.ping', { t0: 1 })).toMatchObject({ ok: true });
  });

  const isOpen = async (query: string, headers: Record<string, string> = {}): Promise<WebSocket> => {
    const address = `${running.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket${query}`;
    const socket = new WebSocket(address, { headers: { Origin: running.url, ...headers } });
    socket.on('error', () => undefined);
    await once(socket, 'open');
    return socket;
  };
  const poll = async (
    query: string,
    body: string | null,
    headers: Record<string, string> = {},
  ): Promise<string> => {
    const answer = await fetch(`${running.url}/socket.io/?EIO=4&transport=polling${query}`, {
      method: body === null ? 'GET' : 'POST',
      body,
      headers: { Origin: running.url, 'Content-Type': 'text/plain', ...headers },
    });
    return answer.text();
  };
  const idIn = (text: string): string => /"sid":"([^"]+)"/.exec(text)?.[1] ?? '';

  it.each(['ping', 'pong'] as const)('counts the %ss of WebSockets, and answers none', async (frame) => {
    const socket = await isOpen('');
    let answers = 0;
    socket.on('pong', () => (answers += 1));
    const closed = once(socket, 'close');
    for (let nth = 0; nth < FRAMES; nth += 1) socket[frame]('x'.repeat(100));
    await closed;
    expect(answers).toBe(0);
  });

  it('takes no message in hundreds of pieces', async () => {
    const socket = await isOpen('');
    const closed = once(socket, 'close');
    for (let nth = 0; nth < FRAMES; nth += 1) socket.send('', { fin: false });
    const [code] = (await closed) as [number];
    expect(code).toBe(TOO_MUCH);
  });

  it('counts what comes on a connection that is to take another’s place', async () => {
    const sessionId = idIn(await poll('', null));
    const socket = await isOpen(`&sid=${sessionId}`);
    const closed = once(socket, 'close');
    let answers = 0;
    socket.on('message', () => (answers += 1));
    for (let nth = 0; nth < FRAMES; nth += 1) socket.send('2probe');
    await closed;
    expect(answers).toBeLessThan(FRAMES);
  });

  it('looks at no more of a citizen who polls than of one with a socket', async () => {
    const citizen = await running.clientOf(await aCitizen(running.pool));
    const headers = { Cookie: citizen.cookieHeader };
    const sid = `&sid=${idIn(await poll('', null, headers))}`;
    await poll(sid, '40/live,', headers);
    expect(await poll(sid, null, headers)).toContain('40/live');
    const pings = Array.from({ length: 2 * POLLED_MAX }, (_, t0) => `42/live,${t0}["clock.ping",{"t0":1}]`);
    await poll(sid, pings.join('\x1e'), headers);
    let heard = '';
    while (!heard.includes('43/live')) heard += await poll(sid, null, headers);
    await poll(sid, '41/live,', headers);
    expect(heard.split('43/live').length - 1).toBeLessThanOrEqual(POLLED_MAX);
  });
});
