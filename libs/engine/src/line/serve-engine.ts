// The engine's side of the line to its doors: a Unix socket on the same host. A door that does not keep up is cut off, and reads anew.
import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { AuctionFact, EngineFact, LotEngine, LotRecord, LotSnapshot } from '../lot-engine';
import type { EngineWatch } from '../lot-engine.ports';
import {
  type EngineFrame,
  failureOf,
  FrameReader,
  type Question,
  type QuestionsFrame,
  type Reply,
  writeFrame,
} from './frames';

/** Bytes that may wait for one door. */
const UNREAD_MAX_BYTES = 64 * 1024 * 1024;
/** Lots of one frame that shows what is held: each has up to a hundred records. */
const LOTS_A_FRAME = 20;
/** Answers, or facts, of one frame. */
const LINES_A_FRAME = 500;
const FIGURES_EVERY_MS = 500;
/** A door that comes back so soon after an auction's start or end is told of it, be it for the second time. */
const COURSE_TOLD_FOR_MS = 30_000;

export interface ServedEngine {
  readonly engine: LotEngine;
  /** The engine's figures as Prometheus takes them, in JSON. */
  readonly metrics: () => Promise<string>;
  readonly watch: Pick<EngineWatch, 'noteTrouble'>;
  /** A door that bidders use has just been heard. */
  readonly onHeard: () => void;
}

export class EngineLine {
  private readonly doors = new Set<DoorConnection>();
  private doorsWelcomed = 0;
  /** The newest starts and ends of auctions, which no lot shows. */
  private course: { readonly fact: AuctionFact; readonly toldAt: number }[] = [];
  private readonly server: Server;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly served: ServedEngine) {
    this.server = createServer((socket) => this.welcome(socket));
    served.engine.facts$.subscribe((fact) => {
      if (fact.kind === 'auctionStarted' || fact.kind === 'auctionEnded')
        this.course = [...this.recentCourse(), { fact, toldAt: performance.now() }];
      for (const door of this.doors) door.tellFact(fact);
    });
    this.timer = setInterval(() => {
      for (const door of this.doors) door.tell({ figures: served.engine.figures });
    }, FIGURES_EVERY_MS);
  }

  /** Takes the place of an engine that died without putting its socket away. */
  listen(path: string): Promise<void> {
    rmSync(path, { force: true });
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(path, () => {
        this.server.off('error', reject);
        this.server.on('error', (error) => this.served.watch.noteTrouble('the line to the doors', error));
        resolve();
      });
    });
  }

  get doorCount(): number {
    return this.doors.size;
  }

  tellDrained(): void {
    for (const door of this.doors) door.tell({ isDrained: true });
  }

  close(): void {
    clearInterval(this.timer);
    this.server.close();
    for (const door of this.doors) door.cut();
  }

  private welcome(socket: Socket): void {
    const name = `door ${++this.doorsWelcomed}`;
    const door = new DoorConnection(socket, this.served, name, () => {
      this.doors.delete(door);
      this.served.engine.noteRooms(null, name);
    });
    this.doors.add(door);
    const missed = this.recentCourse();
    void door.showHeld().then(() => missed.forEach(({ fact }) => door.tellFact(fact)));
  }

  private recentCourse() {
    const sinceMs = performance.now() - COURSE_TOLD_FOR_MS;
    return this.course.filter(({ toldAt }) => toldAt > sinceMs);
  }
}

class DoorConnection {
  private readonly reader = new FrameReader<QuestionsFrame>(({ questions, isForBidders, rooms }) => {
    this.isForBidders = isForBidders ?? this.isForBidders;
    if (this.isForBidders) this.served.onHeard();
    if (rooms !== undefined) this.served.engine.noteRooms(rooms, this.name);
    for (const question of questions) void this.answer(question);
  });
  private isForBidders = false;
  private replies: Reply[] = [];
  private facts: EngineFact[] = [];
  private isWriteDue = false;
  private isGone = false;

  constructor(
    private readonly socket: Socket,
    private readonly served: ServedEngine,
    private readonly name: string,
    onGone: () => void,
  ) {
    socket.on('data', (piece) => {
      try {
        this.reader.take(piece);
      } catch (error) {
        served.watch.noteTrouble('a door writes no frames', error);
        this.cut();
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isGone = true;
      onGone();
    });
  }

  /** All lots held, a few at a time, so that no bid waits for a door that has just come. */
  async showHeld(): Promise<void> {
    let lots: LotSnapshot[] = [];
    for (const lot of this.served.engine.held()) {
      lots.push({ ...lot, records: lot.records.map(told) });
      if (lots.length < LOTS_A_FRAME) continue;
      this.tell({ held: { lots, isLast: false } });
      lots = [];
      await new Promise((resolve) => setImmediate(resolve));
      if (this.isGone) return;
    }
    this.tell({ held: { lots, isLast: true }, figures: this.served.engine.figures });
  }

  tellFact(fact: EngineFact): void {
    this.facts.push(fact.kind === 'lot' ? { ...fact, records: fact.records.map(told) } : fact);
    this.writeSoon();
  }

  tell(frame: EngineFrame): void {
    if (this.isGone) return;
    // In the order in which it became true.
    this.writeWaiting();
    this.write(frame);
  }

  cut(): void {
    this.isGone = true;
    this.socket.destroy();
  }

  private async answer(question: Question): Promise<void> {
    const reply = await this.replyTo(question);
    this.replies.push(reply);
    this.writeSoon();
  }

  private async replyTo(question: Question): Promise<Reply> {
    const { engine, metrics } = this.served;
    const { id } = question;
    try {
      if ('command' in question) return { id, answer: await engine.submit(question.lotId, question.command) };
      if ('maximumBidOf' in question) {
        const ceiling = await engine.maximumBidOf(question.lotId, question.maximumBidOf);
        return ceiling === undefined ? { id } : { id, ceiling };
      }
      return { id, metrics: await metrics() };
    } catch (error) {
      return { id, ...failureOf(error) };
    }
  }

  /** All answers of one commit go into one frame, and all of its facts. */
  private writeSoon(): void {
    if (this.isWriteDue) return;
    this.isWriteDue = true;
    setImmediate(() => this.writeWaiting());
  }

  private writeWaiting(): void {
    this.isWriteDue = false;
    const { replies, facts } = this;
    if (replies.length + facts.length === 0) return;
    this.replies = [];
    this.facts = [];
    // Facts first: whoever is told that a bid stands finds it.
    for (let at = 0; at < facts.length; at += LINES_A_FRAME)
      this.write({ facts: facts.slice(at, at + LINES_A_FRAME) });
    for (let at = 0; at < replies.length; at += LINES_A_FRAME)
      this.write({ replies: replies.slice(at, at + LINES_A_FRAME) });
  }

  private write(frame: EngineFrame): void {
    if (this.isGone) return;
    this.socket.write(writeFrame(frame));
    if (this.socket.writableLength > UNREAD_MAX_BYTES) {
      this.served.watch.noteTrouble('a door does not keep up', new Error('cut off'));
      this.cut();
    }
  }
}

/** Without the stored text, of which the event is all that a door reads. */
function told({ version, event, hash }: LotRecord): LotRecord {
  return { version, event, hash };
}
