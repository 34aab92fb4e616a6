// One Socket.IO connection to namespace /live over a channel of texts: asks and gets answers, hears events, notices a dead line.
import type { ClientToServerEvents, ServerToClientEvents } from '@haopai/contracts';
import { readEvent } from '../../libs/contracts/src/tick-forms.ts';
import type { Surroundings, TextChannel } from '../surroundings.ts';
import { eventPacket, JOIN, LEAVE, type Packet, PONG, readPacket, SOCKET_PATH } from './packet.ts';

export type Question = keyof ClientToServerEvents;
export type BodyOf<Event extends Question> = Parameters<ClientToServerEvents[Event]>[0];
export type AnswerOf<Event extends Question> = Parameters<Parameters<ClientToServerEvents[Event]>[1]>[0];
type News = { [Name in keyof ServerToClientEvents]?: ServerToClientEvents[Name] };

export interface LiveAddress {
  /** Without a path, for example `http://127.0.0.1:3000`; also the origin. */
  readonly baseUrl: string;
  /** Null to only watch. */
  readonly cookie: string | null;
}

const CONNECT_PATIENCE_MS = 10_000;

/** No answer: it came too late, or the line broke before. What was asked may have been done or not. */
export class NoAnswerError extends Error {}

export class LiveSocket {
  /** What to do with each event that the server sends by itself. */
  readonly news: News = {};
  /** Called once when the line is gone, whoever ended it. */
  onClosed: (why: string) => void = () => undefined;

  private readonly waiting = new Map<number, { answer(body: unknown): void; giveUp(why: string): void }>();
  private channel: TextChannel | null = null;
  private nextId = 0;
  private deadlineMs = Infinity;
  private silenceMaxMs = Infinity;
  private stopWatching: () => void = () => undefined;
  private settle: ((refused: Error | null) => void) | null = null;
  private isClosed = false;

  private constructor(private readonly surroundings: Surroundings) {}

  /** Resolves when the namespace has let the socket in. */
  static connect(surroundings: Surroundings, { baseUrl, cookie }: LiveAddress): Promise<LiveSocket> {
    const socket = new LiveSocket(surroundings);
    const headers = { Origin: baseUrl, ...(cookie !== null && { Cookie: cookie }) };
    return new Promise((resolve, reject) => {
      const stop = surroundings.after(CONNECT_PATIENCE_MS, () => socket.end('no connection in time'));
      socket.settle = (refused) => {
        socket.settle = null;
        stop();
        if (refused === null) resolve(socket);
        else reject(refused);
      };
      try {
        socket.open(`${baseUrl.replace(/^http/, 'ws')}${SOCKET_PATH}`, headers);
      } catch (error) {
        socket.end(error instanceof Error ? error.message : String(error));
      }
    });
  }

  get isOpen(): boolean {
    return !this.isClosed;
  }

  /** Rejects with NoAnswerError. */
  ask<Event extends Question>(
    event: Event,
    body: BodyOf<Event>,
    patienceMs: number,
  ): Promise<AnswerOf<Event>> {
    if (this.isClosed || this.channel === null) return Promise.reject(new NoAnswerError('no connection'));
    const id = this.nextId++;
    this.channel.send(eventPacket(id, event, body));
    return new Promise((resolve, reject) => {
      const stop = this.surroundings.after(patienceMs, () =>
        this.waiting.get(id)?.giveUp('no answer in time'),
      );
      const done = (): void => {
        stop();
        this.waiting.delete(id);
      };
      this.waiting.set(id, {
        answer: (answer) => {
          done();
          // The server is our own: its answers have the shape that the contract says.
          resolve(answer as AnswerOf<Event>);
        },
        giveUp: (why) => {
          done();
          reject(new NoAnswerError(why));
        },
      });
    });
  }

  close(): void {
    if (!this.isClosed) this.channel?.send(LEAVE);
    this.end('closed here');
  }

  private open(url: string, headers: Readonly<Record<string, string>>): void {
    this.channel = this.surroundings.openChannel(
      { url, headers },
      {
        opened: () => undefined,
        heard: (text) => this.hear(text),
        closed: (why) => this.end(why),
      },
    );
  }

  private hear(text: string): void {
    if (this.isClosed) return;
    this.deadlineMs = this.surroundings.nowMs() + this.silenceMaxMs;
    const packet = readPacket(text);
    if (packet.kind === 'ping') this.channel?.send(PONG);
    else if (packet.kind === 'answer') this.waiting.get(packet.id)?.answer(packet.body);
    else if (packet.kind === 'event') this.tell(packet.name, packet.body);
    else if (packet.kind === 'greeting') this.greet(packet);
    else if (packet.kind === 'connected') this.settle?.(null);
    else if (packet.kind === 'refused') this.end(`refused: ${packet.message}`);
    else if (packet.kind === 'goodbye') this.end('the server ended the connection');
  }

  private greet({ pingIntervalMs, pingTimeoutMs }: Extract<Packet, { kind: 'greeting' }>): void {
    this.silenceMaxMs = pingIntervalMs + pingTimeoutMs;
    this.deadlineMs = this.surroundings.nowMs() + this.silenceMaxMs;
    this.watchForSilence(this.silenceMaxMs);
    this.channel?.send(JOIN);
  }

  private watchForSilence(delayMs: number): void {
    this.stopWatching = this.surroundings.after(delayMs, () => {
      const leftMs = this.deadlineMs - this.surroundings.nowMs();
      if (leftMs <= 0) this.end('the server is silent');
      else this.watchForSilence(leftMs);
    });
  }

  private tell(name: string, body: unknown): void {
    const news = readEvent(name, body);
    // Whoever wants to go on connects again, and is told the whole state.
    if (news === null) return this.end(`${name} cannot be read`);
    const hear = (this.news as Record<string, ((news: unknown) => void) | undefined>)[name];
    hear?.(news);
  }

  private end(why: string): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.stopWatching();
    this.channel?.close();
    this.settle?.(new NoAnswerError(why));
    for (const { giveUp } of [...this.waiting.values()]) giveUp(why);
    this.onClosed(why);
  }
}
