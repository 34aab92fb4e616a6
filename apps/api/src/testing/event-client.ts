// A socket of one namespace for specs: real Socket.IO, the session's cookie, acknowledgements as promises.
import { type Answer, readEvent, type Reply, TICK_HANDSHAKE } from '@haopai/contracts';
import { io, type Socket } from 'socket.io-client';
import type { HttpClient } from './http-client';

type BodyOf<Ask> = Ask extends (body: infer Body, reply: never) => void ? Body : never;
type AnswerOf<Ask> = Ask extends (body: never, reply: Reply<infer Result>) => void ? Answer<Result> : never;
type NewsOf<Tell> = Tell extends (news: infer News) => void ? News : never;

const ANSWER_MAX_MS = 60_000;

/** Connected, or rejects. `headers` may replace Origin and Cookie, and `auth` what the handshake says. */
export function connectSocket(
  url: string,
  http?: HttpClient,
  headers: Readonly<Record<string, string>> = {},
  auth: object = TICK_HANDSHAKE,
): Promise<Socket> {
  const origin = new URL(url).origin;
  const socket: Socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth,
    extraHeaders: { Origin: origin, ...(http ? { Cookie: http.cookieHeader } : {}), ...headers },
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
}

/** `Asks` and `Tells` are the namespace's event maps. */
export class EventClient<Asks extends object, Tells extends object> {
  constructor(private readonly line: Socket) {}

  async ask<Event extends keyof Asks & string>(
    event: Event,
    body: BodyOf<Asks[Event]>,
  ): Promise<AnswerOf<Asks[Event]>> {
    const answer: unknown = await this.line.timeout(ANSWER_MAX_MS).emitWithAck(event, body);
    return answer as AnswerOf<Asks[Event]>;
  }

  get isConnected(): boolean {
    return this.line.connected;
  }

  on<Event extends keyof Tells & string>(event: Event, hear: (news: NewsOf<Tells[Event]>) => void): void {
    this.listen(event, hear);
  }

  /** The next event of a kind that fits. */
  next<Event extends keyof Tells & string>(
    event: Event,
    fits: (news: NewsOf<Tells[Event]>) => boolean = () => true,
  ): Promise<NewsOf<Tells[Event]>> {
    return new Promise((resolve) => {
      const stop = this.listen(event, (news: NewsOf<Tells[Event]>) => {
        if (!fits(news)) return;
        stop();
        resolve(news);
      });
    });
  }

  private listen<News>(name: string, hear: (news: News) => void): () => void {
    const read = (body: unknown): void => {
      const news = readEvent(name, body);
      if (news === null) throw new Error(`${name} cannot be read: ${JSON.stringify(body)}`);
      hear(news as News);
    };
    this.line.on(name, read);
    return () => this.line.off(name, read);
  }

  close(): void {
    this.line.close();
  }
}
