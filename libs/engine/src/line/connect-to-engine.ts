// The door's side of the line: the engine's facade, with a mirror of the lots that it holds, so that what is read at once stays so.
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type Socket } from 'node:net';
import type { Ceiling } from '@haopai/lot';
import { Subject } from 'rxjs';
import { BUSY, UNAVAILABLE } from '../lot-answer';
import type { Done, NotDone } from '../lot-answer';
import type { EngineFact, EngineFigures, LotEngine, LotSnapshot, SubmittedCommand } from '../lot-engine';
import type { SeenRooms } from '../rooms/seen-rooms';
import { type EngineFrame, errorOf, FrameReader, type Question, type Reply, writeFrame } from './frames';
import { LotMirror } from './lot-mirror';

/** Questions not answered yet; more are answered BUSY. */
const UNDER_WAY_MAX = 50_000;
/** A little longer than the engine itself looks for whoever holds a lot. */
const ANSWER_MAX_MS = 5_500;
const LOOK_FOR_LATE_EVERY_MS = 100;
const CONNECT_AGAIN_AFTER_MS = 50;
/** An engine that has gone cannot say that it has drained. */
const DRAIN_MAX_MS = 3_000;
const UNKNOWN: EngineFigures = {
  commandsUnderWay: 0,
  lotsHeld: 0,
  shardsHeld: 0,
  isDatabaseThere: false,
  silentMs: 0,
};

interface Waiting {
  readonly question: Question;
  readonly giveUpAt: number;
  readonly settle: (reply: Reply | null) => void;
}

export interface EngineConnection extends LotEngine {
  /** The engine's figures as JSON for Prometheus; null while it cannot be asked. */
  metrics(): Promise<string | null>;
}

/** Resolves when the engine at `path` has shown which lots it holds; waits for one that has not started yet. `isForBidders`: whether this door lets bidders in. */
export async function connectToEngine(path: string, isForBidders = true): Promise<EngineConnection> {
  const line = new ConnectedEngine(path, isForBidders);
  await line.isOpen;
  return line;
}

class ConnectedEngine implements EngineConnection {
  private readonly facts = new Subject<EngineFact>();
  readonly facts$ = this.facts.asObservable();
  private readonly mirror = new LotMirror();
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private unsent: Question[] = [];
  private isWriteDue = false;
  private socket: Socket | null = null;
  private isClosed = false;
  private latest = UNKNOWN;
  private heardAt = performance.now();
  private noteOpen: () => void = () => undefined;
  private noteDrained: () => void = () => undefined;
  readonly isOpen = new Promise<void>((resolve) => (this.noteOpen = resolve));
  private readonly isDrained = new Promise<void>((resolve) => (this.noteDrained = resolve));
  private readonly timer = setInterval(() => this.giveUpLate(), LOOK_FOR_LATE_EVERY_MS);

  constructor(
    private readonly path: string,
    private readonly isForBidders: boolean,
  ) {
    this.connect();
  }

  async submit(lotId: number, command: SubmittedCommand): Promise<Done | NotDone> {
    if (this.waiting.size >= UNDER_WAY_MAX) return BUSY;
    const reply = await this.ask((id) => ({ id, lotId, command }));
    if (reply === null) return UNAVAILABLE;
    if ('answer' in reply) return reply.answer;
    throw 'failed' in reply ? errorOf(reply) : new Error('The engine answered something else');
  }

  async maximumBidOf(lotId: number, paddleNo: number): Promise<Ceiling | null | undefined> {
    const reply = await this.ask((id) => ({ id, lotId, maximumBidOf: paddleNo }));
    return reply !== null && 'ceiling' in reply ? reply.ceiling : undefined;
  }

  /** While the line is cut nothing is told: it is told anew in a second. */
  noteRooms(rooms: SeenRooms | null): void {
    if (rooms !== null) this.socket?.write(writeFrame({ questions: [], rooms }));
  }

  async metrics(): Promise<string | null> {
    if (this.socket === null) return null;
    const reply = await this.ask((id) => ({ id, metrics: true }));
    return reply !== null && 'metrics' in reply ? reply.metrics : null;
  }

  snapshot(lotId: number): LotSnapshot | null {
    return this.mirror.of(lotId);
  }

  held(): Iterable<LotSnapshot> {
    return this.mirror.all();
  }

  get figures(): EngineFigures {
    return { ...this.latest, silentMs: performance.now() - this.heardAt };
  }

  /** The engine drains by itself when it is told to end: this waits until it has. */
  async drain(): Promise<void> {
    if (this.socket !== null)
      await Promise.race([this.isDrained, sleep(DRAIN_MAX_MS, undefined, { ref: false })]);
  }

  close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    this.socket?.destroy();
    for (const id of [...this.waiting.keys()]) this.settle(id, null);
    this.facts.complete();
    return Promise.resolve();
  }

  private connect(): void {
    if (this.isClosed) return;
    const socket = createConnection(this.path);
    const reader = new FrameReader<EngineFrame>((frame) => this.hear(frame));
    socket.on('connect', () => {
      this.socket = socket;
      this.mirror.begin();
      socket.write(writeFrame({ questions: [], isForBidders: this.isForBidders }));
      // Whatever was asked and not answered is asked again: the same id gets the same answer.
      this.unsent = [...this.waiting.values()].map(({ question }) => question);
      this.writeSoon();
    });
    socket.on('data', (piece) => {
      try {
        reader.take(piece);
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.socket = null;
      this.unsent = [];
      this.latest = UNKNOWN;
      this.noteDrained();
      setTimeout(() => this.connect(), CONNECT_AGAIN_AFTER_MS).unref();
    });
  }

  private hear({ held, facts, replies, figures, isDrained }: EngineFrame): void {
    this.heardAt = performance.now();
    if (figures !== undefined) {
      this.latest = figures;
      // Said by the loop that serves bidders: while it is blocked, nobody can bid.
      this.socket?.write(writeFrame({ questions: [] }));
    }
    if (held !== undefined) {
      for (const fact of this.mirror.show(held)) this.facts.next(fact);
      if (held.isLast) this.noteOpen();
    }
    // Answers after the facts that they speak of: whoever is told that a bid stands finds it.
    for (const fact of facts ?? []) {
      this.mirror.note(fact);
      this.facts.next(fact);
    }
    for (const reply of replies ?? []) this.settle(reply.id, reply);
    if (isDrained === true) this.noteDrained();
  }

  private ask(questionOf: (id: number) => Question): Promise<Reply | null> {
    if (this.isClosed) return Promise.resolve(null);
    const question = questionOf(++this.lastId);
    return new Promise((settle) => {
      const giveUpAt = performance.now() + ANSWER_MAX_MS;
      this.waiting.set(question.id, { question, giveUpAt, settle });
      // While the line is cut it waits with the others: all that wait are asked when it is open again.
      if (this.socket === null) return;
      this.unsent.push(question);
      this.writeSoon();
    });
  }

  /** All commands of one turn of the event loop go into one frame. */
  private writeSoon(): void {
    if (this.isWriteDue) return;
    this.isWriteDue = true;
    setImmediate(() => {
      this.isWriteDue = false;
      if (this.socket === null || this.unsent.length === 0) return;
      this.socket.write(writeFrame({ questions: this.unsent }));
      this.unsent = [];
    });
  }

  private settle(id: number, reply: Reply | null): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.settle(reply);
  }

  private giveUpLate(): void {
    const now = performance.now();
    for (const [id, { giveUpAt }] of this.waiting) if (giveUpAt <= now) this.settle(id, null);
  }
}
