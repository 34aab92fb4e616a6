// A bidder's or watcher's socket for specs: real Socket.IO, the session's cookie, acknowledgements as promises.
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { Answer, ClientToServerEvents, ServerToClientEvents } from '@haopai/contracts';
import { io, type Socket } from 'socket.io-client';
import type { HttpClient } from './http-client';

export type LiveClientSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

type EventName = keyof ClientToServerEvents;
type Body<Event extends EventName> = Parameters<ClientToServerEvents[Event]>[0];
type AnswerOf<Event extends EventName> =
  Parameters<Parameters<ClientToServerEvents[Event]>[1]>[0] extends Answer<infer Result>
    ? Answer<Result>
    : never;

const ANSWER_MAX_MS = 10_000;

export class LiveClient {
  private constructor(readonly socket: LiveClientSocket) {}

  /** Connected, or rejects. `headers` may replace Origin and Cookie. */
  static connect(
    url: string,
    http?: HttpClient,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<LiveClient> {
    const socket: LiveClientSocket = io(`${url}${LIVE_NAMESPACE}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { Origin: url, ...(http ? { Cookie: http.cookieHeader } : {}), ...headers },
    });
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(new LiveClient(socket)));
      socket.once('connect_error', (error) => {
        socket.close();
        reject(error);
      });
    });
  }

  async ask<Event extends EventName>(event: Event, body: Body<Event>): Promise<AnswerOf<Event>> {
    const asking: { emitWithAck(event: string, body: unknown): Promise<unknown> } =
      this.socket.timeout(ANSWER_MAX_MS);
    return (await asking.emitWithAck(event, body)) as AnswerOf<Event>;
  }

  /** The next event of a kind that fits. */
  next<Event extends keyof ServerToClientEvents>(
    event: Event,
    fits: (body: Parameters<ServerToClientEvents[Event]>[0]) => boolean = () => true,
  ): Promise<Parameters<ServerToClientEvents[Event]>[0]> {
    const socket: Socket = this.socket;
    return new Promise((resolve) => {
      const name: string = event;
      const hear = (body: Parameters<ServerToClientEvents[Event]>[0]): void => {
        if (!fits(body)) return;
        socket.off(name, hear);
        resolve(body);
      };
      socket.on(name, hear);
    });
  }

  close(): void {
    this.socket.close();
  }
}
