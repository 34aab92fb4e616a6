// A page's socket to one namespace: typed questions with answers, typed news, and whether it stands.
import { DestroyRef, DOCUMENT, inject, signal } from '@angular/core';
import { type Answer, readEvent, type Reply, TICK_HANDSHAKE } from '@haopai/contracts';
import type { Socket } from 'socket.io-client';
import { unreachable } from '../http/read-refusal';
import { fail, type Outcome, succeed } from '../outcome';
import { tryAgain } from '../reading/try-again';
import { waitForPlaceMs } from './no-place';

export type QuestionBody<Asks, Event extends keyof Asks> = Asks[Event] extends (
  body: infer Body,
  reply: never,
) => void
  ? Body
  : never;
export type QuestionResult<Asks, Event extends keyof Asks> = Asks[Event] extends (
  body: never,
  reply: Reply<infer Result>,
) => void
  ? Result
  : never;
export type NewsBody<Tells, Event extends keyof Tells> = Tells[Event] extends (news: infer News) => void
  ? News
  : never;

/** At once in a test, with a file to fetch in a browser. */
export type OpenSocket = () => Socket | Promise<Socket>;

/** `full`: the site answers and has no place for this page's socket; a place is asked for again, seldom. */
export type Connection = 'connecting' | 'connected' | 'lost' | 'full';

/** An instance that hangs takes a connection and says nothing: the next try is led to another. */
const CONNECTED_WITHIN_MS = 8_000;

/** Socket.IO comes as a file of its own: no page needs it before it can be read. */
export const fetchSocketIo = () => import('socket.io-client');

/** A connection of its own: the handshake of one namespace says nothing of another's. `auth` is said beside what every page says. */
export async function openNamespace(namespace: string, auth: object = {}): Promise<Socket> {
  const { io } = await fetchSocketIo();
  return io(namespace, {
    transports: ['websocket', 'polling'],
    // Some networks let no WebSocket through.
    tryAllTransports: true,
    withCredentials: true,
    forceNew: true,
    auth: { ...TICK_HANDSHAKE, ...auth },
    timeout: CONNECTED_WITHIN_MS,
    reconnectionDelay: 300,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.5,
  });
}

/** While the file of Socket.IO does not come. */
const OPEN_AGAIN_AFTER_MS = 2_000;
const ANSWER_WITHIN_MS = 5_000;
/** After news that cannot be read, so that many of them make one question. */
const READ_AGAIN_AFTER_MS = 1_000;
/** Reasons of a disconnection that one of the two sides gives on purpose. */
const WISHED: readonly string[] = ['io client disconnect', 'io server disconnect'];

/** `Asks` and `Tells` are the namespace's event maps. */
export abstract class EventSocket<Asks extends object, Tells extends object> {
  private readonly attachments = new Set<(socket: Socket) => void>();
  private readonly joining = new Set<() => void>();
  private readonly standing = signal<Connection>('connecting');
  private readonly broken = signal(0);
  private socket: Socket | null = null;
  private isOpening = false;
  private isOver = false;
  private readingAgain: ReturnType<typeof setTimeout> | null = null;
  private readonly document = inject(DOCUMENT);
  private readonly fullness = new Set<(isFull: boolean) => void>();
  /** For want of a place, since the last connection. */
  private refusals = 0;
  private heard = 0;
  private stopWaiting = (): void => undefined;

  readonly connection = this.standing.asReadonly();
  /** How often the connection broke without anybody having wished it. */
  readonly breaks = this.broken.asReadonly();

  constructor(private readonly openSocket: OpenSocket) {
    inject(DestroyRef).onDestroy(() => {
      this.isOver = true;
      this.stopWaiting();
      if (this.readingAgain !== null) clearTimeout(this.readingAgain);
      this.socket?.disconnect();
    });
  }

  /** When the site was last heard on it, by the monotonic clock; 0 before its first word. */
  get heardAtMs(): number {
    return this.heard;
  }

  /** Whether what is asked now goes out at once. Opens the socket where nobody has. */
  isReady(): boolean {
    if (this.socket === null) this.open();
    return this.socket?.connected === true;
  }

  /**
   * Asks and waits for the acknowledgement. Without a connection nothing is kept to be sent later. SERVER.UNAVAILABLE when none comes in time or the connection breaks: the
   * question may or may not have arrived.
   */
  ask<Event extends keyof Asks & string>(
    event: Event,
    body: QuestionBody<Asks, Event>,
    withinMs = ANSWER_WITHIN_MS,
  ): Promise<Outcome<QuestionResult<Asks, Event>>> {
    const socket = this.socket;
    if (socket === null) {
      this.open();
      return Promise.resolve(fail(unreachable()));
    }
    return new Promise((resolve) => {
      const giveUp = () => settle(fail(unreachable()));
      const timer = setTimeout(giveUp, withinMs);
      const settle = (outcome: Outcome<QuestionResult<Asks, Event>>) => {
        clearTimeout(timer);
        socket.off('disconnect', giveUp);
        resolve(outcome);
      };
      if (!socket.connected) return giveUp();
      socket.once('disconnect', giveUp);
      socket.emit(event, body, (answer: Answer<QuestionResult<Asks, Event>>) => {
        this.heard = performance.now();
        settle(answer.ok ? succeed(answer) : fail({ code: answer.code, data: answer.data }));
      });
    });
  }

  /** Hears news; returns how to stop. For news that cannot be read, `join` is called as on a new connection. */
  on<Event extends keyof Tells & string>(
    event: Event,
    listener: (news: NewsBody<Tells, Event>) => void,
  ): () => void {
    const name: string = event;
    const hear = (body: unknown) => {
      this.heard = performance.now();
      const news = readEvent(name, body);
      if (news === null) this.readAgainSoon();
      // The server is our own: what it sends has the shape that the contract says.
      else listener(news as NewsBody<Tells, Event>);
    };
    const attach = (socket: Socket) => socket.on(name, hear);
    this.attachments.add(attach);
    if (this.socket !== null) attach(this.socket);
    return () => {
      this.attachments.delete(attach);
      this.socket?.off(name, hear);
    };
  }

  /** Calls `join` on each new connection, and at once when one stands: rooms do not survive a reconnection. */
  onConnected(join: () => void): () => void {
    this.joining.add(join);
    if (this.socket === null) this.open();
    else if (this.socket.connected) join();
    return () => this.joining.delete(join);
  }

  /** Hears when there is no place for this page, and when there is one again or nobody answers; returns how to stop. */
  onFull(hear: (isFull: boolean) => void): () => void {
    this.fullness.add(hear);
    if (this.standing() === 'full') hear(true);
    return () => this.fullness.delete(hear);
  }

  /** Connects again, so that the handshake carries the cookie of a new session. */
  reconnect(): void {
    if (this.socket === null) return;
    this.stopWaiting();
    this.socket.disconnect().connect();
  }

  private readAgainSoon(): void {
    this.readingAgain ??= setTimeout(() => {
      this.readingAgain = null;
      if (this.socket?.connected === true) for (const join of this.joining) join();
    }, READ_AGAIN_AFTER_MS);
  }

  /** Once, whoever calls how often; until the file is there it asks again. */
  private open(): void {
    if (this.socket !== null || this.isOpening || this.isOver) return;
    this.isOpening = true;
    const opened = this.openSocket();
    if (!(opened instanceof Promise)) {
      this.take(opened);
      return;
    }
    const tryAgain = () => {
      this.stand('lost');
      this.isOpening = false;
      setTimeout(() => this.open(), OPEN_AGAIN_AFTER_MS);
    };
    void opened.then((socket) => this.take(socket), tryAgain);
  }

  private take(socket: Socket): void {
    this.isOpening = false;
    if (this.isOver) {
      socket.disconnect();
      return;
    }
    this.socket = socket;
    for (const attach of this.attachments) attach(socket);
    socket.on('connect', () => {
      this.refusals = 0;
      this.heard = performance.now();
      this.stand('connected');
      for (const join of this.joining) join();
    });
    socket.on('disconnect', (reason) => {
      this.stand('lost');
      if (!WISHED.includes(reason)) this.broken.update((times) => times + 1);
      // A server that is draining says goodbye; socket.io then waits for us to come back.
      if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 300 + Math.random() * 700);
    });
    socket.on('connect_error', (error) => {
      const waitMs = waitForPlaceMs(error, this.refusals);
      if (waitMs === null) this.stand('lost');
      else {
        this.refusals += 1;
        this.waitForPlace(socket, waitMs);
      }
    });
  }

  /** Everybody who was turned away in one moment would come back in one: each waits up to twice as long. */
  private waitForPlace(socket: Socket, atLeastMs: number): void {
    // Or it would try again by itself, and soon.
    socket.disconnect();
    this.stopWaiting();
    const pauseMs = atLeastMs * (1 + Math.random());
    this.stopWaiting = tryAgain(this.document, { pauseMs, atLeastMs }, () => socket.connect());
    this.stand('full');
  }

  private stand(next: Connection): void {
    const wasFull = this.standing() === 'full';
    this.standing.set(next);
    const isFull = next === 'full';
    if (wasFull !== isFull) for (const hear of this.fullness) hear(isFull);
  }
}
