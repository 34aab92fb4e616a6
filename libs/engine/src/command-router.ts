// Brings a command to the instance that holds its lot: here, or one hop over the bus, and again while the lot changes hands.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ceiling } from '@haopai/lot';
import type { Clock } from './clock';
import { answerQuestion } from './ceiling-question';
import type { CeilingQuestion } from './ceiling-question';
import type { EndedLots } from './ended-lots';
import { ForwardingClient } from './forwarding-client';
import { BUSY, ELSEWHERE, UNAVAILABLE } from './lot-answer';
import type { Done, LotAnswer, NotDone } from './lot-answer';
import type { SubmittedCommand } from './lot-engine';
import type { Directory, EngineWatch, LotEnginePorts, StaffActs } from './lot-engine.ports';
import type { LotHost, LotOrder } from './lot-host';
import type { ForwardedAnswer, ForwardedCommand } from './request-message';
import { shardOf } from './shard-leases';

/** A command waits so long for a lot that changes hands: longer than a crashed owner's lease. */
export const CHANGE_OF_HANDS_MAX_MS = 5_000;
/** Commands that wait for lots in nobody's hands; more are answered BUSY. */
const WAITING_MAX = 20_000;
/** Looks at the directory that a crowd shares. */
const LOOK_SOON_MS = 25;
/** Whoever looks at their own maximum can look again; nobody who begins to watch a lot waits longer for it. */
const QUESTION_MAX_MS = 500;

/** What is ordered, and what is written to whoever holds the lot: of an act of staff its id alone. */
interface Routed {
  readonly order: LotOrder;
  readonly sent: SubmittedCommand;
}

export interface RouterPorts {
  readonly clock: Clock;
  readonly host: LotHost;
  readonly endedLots: EndedLots;
  readonly acts: StaffActs;
  readonly peers: LotEnginePorts['peers'];
  readonly watch: Pick<EngineWatch, 'noteForwarded'>;
}

export class CommandRouter {
  /** Null where there can be no other instance. */
  readonly directory: Directory | null;
  private readonly client: ForwardingClient | null;
  private soon: Promise<void> | null = null;
  private waiting = 0;

  constructor(private readonly ports: RouterPorts) {
    const { peers, clock } = ports;
    this.client =
      peers === null
        ? null
        : new ForwardingClient(
            { ...peers, clock, hasSeen: (id) => this.directory?.hasSeen(id) ?? false },
            (lotId, command) => this.carryOut(lotId, command),
          );
    this.directory =
      peers?.directory(() =>
        this.client?.forgetFormerOwners((owner, lotId) => this.otherOwnerOf(lotId) === owner),
      ) ?? null;
  }

  start(): void {
    this.directory?.start();
  }

  stop(): void {
    this.directory?.stop();
    this.client?.stop();
  }

  /** See LotEngine. */
  async submit(lotId: number, command: SubmittedCommand): Promise<Done | NotDone> {
    if (command.type !== 'CarryOut') return this.run(lotId, { order: command, sent: command });
    const order = await this.ports.acts.orderFor(lotId, command.actId);
    if (order === null) throw new Error(`Act ${command.actId} orders nothing of lot ${lotId}`);
    return this.run(lotId, { order, sent: command });
  }

  /** See LotEngine. */
  async maximumBidOf(lotId: number, paddleNo: number): Promise<Ceiling | null | undefined> {
    const { host, endedLots } = this.ports;
    const question: CeilingQuestion = { type: 'AskCeiling', paddleNo };
    const here = answerQuestion(host.lotOf(lotId), question);
    if (here.kind === 'ceiling') return here.ceiling;
    const owner = host.holds(lotId) ? null : this.otherOwnerOf(lotId);
    if (owner !== null) {
      const answer = await this.client?.ask(owner, lotId, question, QUESTION_MAX_MS);
      if (answer?.kind === 'ceiling') return answer.ceiling;
    }
    return endedLots.ceilingOf(lotId, paddleNo);
  }

  /** Of what another instance sent: an act that is not written down is not done. */
  private async carryOut(lotId: number, command: ForwardedCommand): Promise<ForwardedAnswer> {
    const { host, acts } = this.ports;
    if (command.type === 'AskCeiling') return answerQuestion(host.lotOf(lotId), command);
    if (command.type !== 'CarryOut') return host.submit(lotId, command);
    if (!host.holds(lotId)) return ELSEWHERE;
    const order = await acts.orderFor(lotId, command.actId).catch(() => null);
    return order === null ? UNAVAILABLE : host.submit(lotId, order);
  }

  private async run(lotId: number, routed: Routed): Promise<Done | NotDone> {
    const giveUpAt = performance.now() + CHANGE_OF_HANDS_MAX_MS;
    const answer = await this.tryOnce(lotId, routed, CHANGE_OF_HANDS_MAX_MS);
    if (answer.kind !== 'elsewhere') return answer;
    if (this.waiting >= WAITING_MAX) return BUSY;
    this.waiting++;
    try {
      const patience = sleep(giveUpAt - performance.now(), UNAVAILABLE, { ref: false });
      return await Promise.race([this.insist(lotId, routed, giveUpAt), patience]);
    } finally {
      this.waiting--;
    }
  }

  private async insist(lotId: number, routed: Routed, giveUpAt: number): Promise<Done | NotDone> {
    while (performance.now() < giveUpAt) {
      const fromJournal = await this.ports.endedLots.answer(lotId, routed.order);
      if (fromJournal !== null) return fromJournal;
      if (this.client === null) return UNAVAILABLE;
      await this.lookSoon();
      const answer = await this.tryOnce(lotId, routed, giveUpAt - performance.now());
      if (answer.kind !== 'elsewhere') return answer;
    }
    return UNAVAILABLE;
  }

  private tryOnce(lotId: number, { order, sent }: Routed, patienceMs: number): Promise<LotAnswer> {
    const { host } = this.ports;
    return host.holds(lotId) ? host.submit(lotId, order) : this.forward(lotId, sent, Math.max(patienceMs, 0));
  }

  private async forward(lotId: number, command: SubmittedCommand, patienceMs: number): Promise<LotAnswer> {
    const owner = this.otherOwnerOf(lotId);
    if (owner === null || this.client === null) return ELSEWHERE;
    const sentAt = performance.now();
    const answer = await this.client.ask(owner, lotId, command, patienceMs);
    this.ports.watch.noteForwarded(performance.now() - sentAt);
    return answer.kind === 'ceiling' ? UNAVAILABLE : answer;
  }

  /** Who held the lot's shard at the last look; null when nobody did, or this instance. */
  private otherOwnerOf(lotId: number): string | null {
    const owner = this.directory?.ownerOf(shardOf(lotId)) ?? null;
    return owner === this.ports.peers?.self ? null : owner;
  }

  /** Resolves after a look that begins in a moment: all who wait share it. */
  private lookSoon(): Promise<void> {
    this.soon ??= sleep(LOOK_SOON_MS).then(() => {
      this.soon = null;
      return this.directory?.look();
    });
    return this.soon;
  }
}
