// Carries commands to the instances that hold their lots, and the answers back: over a bus, in messages, with a limit on everything.
import { BUSY, ELSEWHERE, UNAVAILABLE } from './lot-answer';
import type { MessageBus } from './lot-engine.ports';
import {
  type ForwardedAnswer,
  type ForwardedCommand,
  readRequestMessage,
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

export class ForwardingClient {
  private readonly waiting = new Map<number, Waiting>();
  private readonly drafts = new Map<string, Draft>();
  private readonly goneUntil = new Map<string, number>();
  private isPosting = false;
  private lastId = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly self: string,
    private readonly bus: MessageBus,
    /** How commands that others send are carried out here. */
    private readonly carryOut: (lotId: number, command: ForwardedCommand) => Promise<ForwardedAnswer>,
  ) {
    bus.listen(channelOf(self), (message) => this.open(message));
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
      const message = writeRequestMessage(this.self, commands, answers);
      const hearers = await this.bus.say(channelOf(owner), message);
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
    const request = readRequestMessage(message);
    if (request === null) throw new Error('a message that this version cannot read');
    for (const { id, answer } of request.answers) this.settle(id, answer);
    const answerWith = (id: number, answer: ForwardedAnswer): void => {
      this.draftTo(request.from).answers.push({ id, answer });
    };
    for (const id of request.unreadable) answerWith(id, UNAVAILABLE);
    for (const { id, lotId, command } of request.commands)
      void this.carryOut(lotId, command).then((answer) => answerWith(id, answer));
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
  return `to:${owner}`;
}
