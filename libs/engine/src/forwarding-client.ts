// Carries commands to the instances that hold their lots, and the answers back: over a bus, in sealed messages, with a limit on everything.
import { readsSeals } from './instance-id';
import { BUSY, ELSEWHERE, UNAVAILABLE } from './lot-answer';
import type { Directory, MessageBus } from './lot-engine.ports';
import { MessageSeal, type MessageSealPorts } from './message-seal';
import { TO_ONE } from './peers/bus-with-line';
import {
  type ForwardedAnswer,
  type ForwardedCommand,
  readRequestMessage,
  type RequestMessage,
  type SentAnswer,
  type SentCommand,
  writeRequestMessage,
} from './request-message';

/** Commands sent and not answered yet; more are answered BUSY. */
export const FORWARDS_UNDER_WAY_MAX = 20_000;
/** Whoever has not answered by then is asked no more: the same command goes to whoever holds the lot then. */
export const ANSWER_MAX_MS = 2_000;
/** Commands and answers of one message; the next ones go into another. */
const MESSAGE_LINES_MAX = 500;
const LOOK_FOR_LATE_EVERY_MS = 100;
/** An owner whom nobody heard is not written to for this long. */
const GONE_FOR_MS = 300;

interface Waiting {
  readonly lotId: number;
  readonly owner: string;
  readonly giveUpAt: number;
  readonly settle: (answer: ForwardedAnswer) => void;
}

interface Draft {
  readonly commands: SentCommand[];
  readonly answers: SentAnswer[];
}

export interface ForwardingPorts extends MessageSealPorts {
  readonly bus: MessageBus;
  readonly hasSeen: Directory['hasSeen'];
}

export class ForwardingClient {
  private readonly seal: MessageSeal;
  private readonly waiting = new Map<number, Waiting>();
  private readonly drafts = new Map<string, Draft>();
  private readonly goneUntil = new Map<string, number>();
  private isPosting = false;
  private lastId = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly ports: ForwardingPorts,
    /** How commands that others send are carried out here. */
    private readonly carryOut: (lotId: number, command: ForwardedCommand) => Promise<ForwardedAnswer>,
  ) {
    this.seal = new MessageSeal(ports);
    ports.bus.listen(channelOf(ports.self), (message) => this.open(message));
    this.timer = setInterval(() => this.giveUpLate(), LOOK_FOR_LATE_EVERY_MS);
  }

  /** Whatever is not answered by now is UNAVAILABLE. */
  stop(): void {
    clearInterval(this.timer);
    for (const id of this.waiting.keys()) this.settle(id, UNAVAILABLE);
  }

  /**
   * The owner's answer, within `patienceMs` and ANSWER_MAX_MS. ELSEWHERE when it does not hold the lot, is gone, or does not
   * answer in time: then it may have carried the command out all the same, and the same one is safe to send again. UNAVAILABLE while
   * the bus is away.
   */
  ask(
    owner: string,
    lotId: number,
    command: ForwardedCommand,
    patienceMs = ANSWER_MAX_MS,
  ): Promise<ForwardedAnswer> {
    if (this.waiting.size >= FORWARDS_UNDER_WAY_MAX) return Promise.resolve(BUSY);
    const now = performance.now();
    if ((this.goneUntil.get(owner) ?? 0) > now) return Promise.resolve(ELSEWHERE);
    const id = ++this.lastId;
    const giveUpAt = now + Math.min(patienceMs, ANSWER_MAX_MS);
    return new Promise((settle) => {
      this.waiting.set(id, { lotId, owner, giveUpAt, settle });
      this.draftTo(owner).commands.push({ id, lotId, command });
    });
  }

  /** Waits no more for owners who have lost their lots. */
  forgetFormerOwners(isOwner: (owner: string, lotId: number) => boolean): void {
    for (const [id, { owner, lotId }] of this.waiting) if (!isOwner(owner, lotId)) this.settle(id, ELSEWHERE);
  }

  /** What is written in one turn of the event loop goes into one message. */
  private draftTo(owner: string): Draft {
    const draft = this.drafts.get(owner) ?? { commands: [], answers: [] };
    this.drafts.set(owner, draft);
    if (draft.commands.length + draft.answers.length >= MESSAGE_LINES_MAX) {
      this.drafts.delete(owner);
      void this.post(owner, draft);
      return this.draftTo(owner);
    }
    if (!this.isPosting) {
      this.isPosting = true;
      setImmediate(() => this.postAll());
    }
    return draft;
  }

  private postAll(): void {
    this.isPosting = false;
    const drafts = [...this.drafts];
    this.drafts.clear();
    for (const [owner, draft] of drafts) void this.post(owner, draft);
  }

  private async post(owner: string, { commands, answers }: Draft): Promise<void> {
    let why: ForwardedAnswer = ELSEWHERE;
    try {
      const text = writeRequestMessage(this.ports.self, commands, answers);
      const message = readsSeals(owner) ? this.seal.seal(owner, text) : text;
      const hearers = await this.ports.bus.say(channelOf(owner), message);
      if (hearers > 0) return;
      this.noteGone(owner);
    } catch {
      why = UNAVAILABLE;
    }
    for (const { id } of commands) this.settle(id, why);
  }

  private noteGone(owner: string): void {
    const now = performance.now();
    for (const [name, untilMs] of this.goneUntil) if (untilMs <= now) this.goneUntil.delete(name);
    this.goneUntil.set(owner, now + GONE_FOR_MS);
  }

  private open(message: string): void {
    const request = this.believe(message);
    for (const { id, answer } of request.answers)
      if (this.waiting.get(id)?.owner === request.from) this.settle(id, answer);
    const answerWith = (id: number, answer: ForwardedAnswer): void => {
      this.draftTo(request.from).answers.push({ id, answer });
    };
    for (const id of request.unreadable) answerWith(id, UNAVAILABLE);
    for (const { id, lotId, command } of request.commands)
      void this.carryOut(lotId, command).then((answer) => answerWith(id, answer));
  }

  /** Throws, for the log, what nobody of this site has sealed for this instance just now. */
  private believe(message: string): RequestMessage {
    const opened = this.seal.open(message);
    if (opened?.ok === false) throw new Error(`a message that is not believed: ${opened.why}`);
    const request = readRequestMessage(opened?.text ?? message);
    if (request === null) throw new Error('a message that this version cannot read');
    if (opened === null && !this.mayWritePlainly(request.from))
      throw new Error('a message that is not believed: not sealed');
    return request;
  }

  /** Instances of the release before know no seal: which these are is written down where nobody writes by way of the bus. */
  private mayWritePlainly(from: string): boolean {
    return !readsSeals(from) && this.ports.hasSeen(from);
  }

  private settle(id: number, answer: ForwardedAnswer): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.settle(answer);
  }

  private giveUpLate(): void {
    const now = performance.now();
    for (const [id, { giveUpAt }] of this.waiting) if (giveUpAt <= now) this.settle(id, ELSEWHERE);
  }
}

function channelOf(owner: string): string {
  return `${TO_ONE}${owner}`;
}
