// Goes through the journal of one lot, row by row, and judges it by rules of its own: it shares no decision with the engine.
import { decodeLotEvent, hearFact, leaderOf, priceOf, UNSCHEDULED } from '@haopai/lot';
import type { LotEvent, LotState } from '@haopai/lot';
import type { Sha256 } from '@haopai/log';
import { CeilingAudit } from './ceiling-audit';
import { chainHash, GENESIS_HASH } from './chain-hash';
import { eventFaults } from './event-faults';
import { wrongField } from './event-form';
import type { Fault, Finding } from './finding';

/** A row of lot_events; the hash in hex. */
export interface JournalRow {
  readonly version: number;
  readonly atMs: number;
  readonly body: string;
  readonly hash: string;
}

/** A row of lot_heads, as far as the journal knows it better. */
export interface HeadRow {
  readonly version: number;
  readonly phase: string;
  readonly priceFen: number | null;
  readonly leaderPaddle: number | null;
  readonly endsAtMs: number | null;
}

export class LotAudit {
  readonly findings: Finding[] = [];
  readonly entryIds = new Set<number>();
  events = 0;
  bids = 0;
  private version = 0;
  private hash = GENESIS_HASH;
  private readonly bidIds = new Set<string>();
  private readonly entryByPaddle = new Map<number, number>();
  private readonly paddleByEntry = new Map<number, number>();
  private readonly ceilings = new CeilingAudit();
  private state: LotState = UNSCHEDULED;
  /** When it opened before its time: then it is suspended in the same moment. */
  private openedEarlyAtMs: number | null = null;
  /** After a gap, or an event that cannot be, nobody knows what state the lot is in. */
  private isStateKnown = true;

  constructor(
    private readonly sha256: Sha256,
    private readonly lotId: number,
    private readonly head: HeadRow | null,
  ) {}

  /** The lot after the rows so far, or null when they do not make one. */
  get lot(): LotState | null {
    return this.isStateKnown ? this.state : null;
  }

  /** Rows come by ascending version. */
  take(row: JournalRow): void {
    this.events++;
    this.checkChain(row);
    const event = this.read(row);
    if (event !== null) this.hear(event, row);
    this.version = row.version;
    this.hash = row.hash;
    if (this.head?.version === row.version) this.checkHead(this.head);
  }

  /** After the last row. */
  finish(): void {
    if (this.openedEarlyAtMs !== null) this.find('OPENED_OTHERWISE', this.version, 'before its time');
    if (this.head !== null && this.head.version > this.version) {
      this.find('HEAD_AHEAD', null, `head v${this.head.version}, journal v${this.version}`);
    }
  }

  private find(fault: Fault, version: number | null, detail: string): void {
    this.findings.push({ fault, lotId: this.lotId, version, detail });
  }

  private checkChain({ version, body, hash }: JournalRow): void {
    if (version !== this.version + 1) {
      this.find('VERSION_GAP', version, `follows v${this.version}`);
      this.isStateKnown = false;
      return;
    }
    if (hash !== chainHash(this.sha256, this.hash, this.lotId, version, body))
      this.find('CHAIN_BROKEN', version, hash);
  }

  private read({ version, atMs, body }: JournalRow): LotEvent | null {
    try {
      const event = decodeLotEvent(body);
      const wrong = wrongField(event);
      if (wrong !== null) throw new Error(`${wrong} is missing or is something else`);
      if (event.atMs !== atMs) this.find('TIME_COLUMN', version, `${atMs} beside ${event.atMs}`);
      return event;
    } catch (error) {
      this.find('UNREADABLE', version, error instanceof Error ? error.message : String(error));
      this.isStateKnown = false;
      return null;
    }
  }

  private hear(event: LotEvent, { version }: JournalRow): void {
    if (event.type === 'BidAccepted') this.noteBid(event, version);
    const before = this.lot;
    if (before === null) return;
    const after = hearFact(before, event);
    if (after === null) {
      this.find('OUT_OF_PHASE', version, `${event.type} while ${before.phase}`);
      this.isStateKnown = false;
      return;
    }
    const faults = [...eventFaults(this.lotId, before, event), ...this.ceilings.faultsOf(before, event)];
    for (const { fault, detail } of faults) this.find(fault, version, detail);
    this.noteOpening(before, event, version);
    this.state = after;
  }

  /** A lot that waits is suspended by opening and pausing it in one: nobody can bid in between. */
  private noteOpening(before: LotState, event: LotEvent, version: number): void {
    const { openedEarlyAtMs } = this;
    const isSuspended = event.type === 'LotPaused' && event.atMs === openedEarlyAtMs;
    if (openedEarlyAtMs !== null && !isSuspended)
      this.find('OPENED_OTHERWISE', version, `at ${openedEarlyAtMs}, before its time`);
    const isEarly =
      event.type === 'LotOpened' && before.phase === 'waiting' && event.atMs < before.terms.opensAtMs;
    this.openedEarlyAtMs = isEarly ? event.atMs : null;
  }

  private noteBid(event: LotEvent & { type: 'BidAccepted' }, version: number): void {
    this.bids++;
    const { bidId, entryId, paddleNo } = event;
    if (this.bidIds.has(bidId)) this.find('BID_TWICE', version, bidId);
    this.bidIds.add(bidId);
    this.entryIds.add(entryId);
    const known = this.entryByPaddle.get(paddleNo) ?? entryId;
    this.entryByPaddle.set(paddleNo, known);
    if (known !== entryId)
      this.find('PADDLE_WITH_TWO_ENTRIES', version, `paddle ${paddleNo}: ${known} and ${entryId}`);
    const other = this.paddleByEntry.get(entryId) ?? paddleNo;
    this.paddleByEntry.set(entryId, other);
    if (other !== paddleNo)
      this.find('ENTRY_OF_TWO_PADDLES', version, `entry ${entryId}: ${other} and ${paddleNo}`);
  }

  private checkHead(head: HeadRow): void {
    const { lot } = this;
    if (lot === null) return;
    const leader = leaderOf(lot);
    const told = {
      version: head.version,
      phase: lot.phase,
      priceFen: lot.phase === 'unscheduled' ? null : priceOf(lot),
      leaderPaddle: leader?.paddleNo ?? null,
      endsAtMs: 'endsAtMs' in lot ? lot.endsAtMs : null,
    };
    const [written, expected] = [describeHead(head), describeHead(told)];
    if (written !== expected) this.find('HEAD_DIFFERS', head.version, `${written} instead of ${expected}`);
  }
}

function describeHead({ phase, priceFen, leaderPaddle, endsAtMs }: HeadRow): string {
  return JSON.stringify([phase, priceFen, leaderPaddle, endsAtMs]);
}
