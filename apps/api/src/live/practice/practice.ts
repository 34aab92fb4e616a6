// One citizen's practice: the real engine on toy lots, with a journal in memory that nobody else sees and that goes with it.
import { randomBytes } from 'node:crypto';
import type {
  BidReceipt,
  BoardSnapshot,
  LotSnapshot,
  LotView,
  OwnCeiling,
  ProxyCancellation,
  ProxyReceipt,
  RoomPass,
} from '@haopai/contracts';
import {
  type BidOrder,
  type CeilingOrder,
  type Clock,
  createLotEngine,
  type Done,
  type LotEngine,
  type LotFigures,
  type LotRecord,
  MemoryJournal,
  type NotDone,
  standalone,
  UNAVAILABLE,
} from '@haopai/engine';
import type { PracticeConfig } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { BOARD_TICK_EVERY_MS, Pace } from '../sockets';
import {
  bidReceiptOf,
  linesOf,
  lotTickOf,
  openLinesOf,
  ownCeilingOf,
  proxyCancellationOf,
  proxyReceiptOf,
} from '../wire';
import type { Chance } from './bot';
import { Bots } from './bots';
import type { PracticeAudience } from './practice-audience';
import { makeToyAuction, type ToyAuction, type ToyLot } from './toy-auction';

export interface PracticePorts {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly settings: PracticeConfig;
  readonly audience: PracticeAudience;
  readonly onBroken: (cause: unknown) => void;
}

interface ToyPress {
  readonly heldMs?: number;
}

export interface ToyBid extends ToyPress {
  readonly lotId: number;
  readonly bidId: string;
  readonly amountFen: BidOrder['amountFen'];
  readonly entryId: number;
}

export interface ToyCeilingCancel extends ToyPress {
  readonly lotId: number;
  readonly proxyId: string;
}

export interface ToyCeiling extends ToyCeilingCancel {
  readonly ceilingFen: BidOrder['amountFen'];
  readonly entryId: number;
}

const HAS_CLOSED: ReadonlySet<string> = new Set(['sold', 'unsold', 'withdrawn']);
/** As many as nobody can try all of. */
const SALT_BYTES = 16;

export class Practice {
  private readonly toys: ToyAuction;
  private readonly journal = new MemoryJournal();
  private starting: Promise<LotEngine> | null = null;
  private engine: LotEngine | null = null;
  private readonly bots: Bots;
  private readonly boundLots = new Map<number, number>();
  private readonly changed = new Set<number>();
  private readonly pace = new Pace(BOARD_TICK_EVERY_MS, () => this.tellBoard());
  private endedAtMs: number | null = null;

  constructor(private readonly ports: PracticePorts) {
    const { clock, chance, settings } = ports;
    this.toys = makeToyAuction(clock.nowMs(), settings, chance);
    const bots = new Map(this.toys.lots.map(({ terms, bots }) => [terms.lotId, bots]));
    this.bots = new Bots(bots, clock, chance, (lotId, bid) => void this.engine?.submit(lotId, bid));
  }

  get auctionId(): number {
    return this.toys.view.id;
  }

  get auction(): BoardSnapshot['auction'] {
    const { endedAtMs } = this;
    return endedAtMs === null ? this.toys.view : { ...this.toys.view, state: 'past', endedAtMs };
  }

  /** The room pass with the lots behind which its entries stand by now. */
  get pass(): RoomPass {
    const { pass } = this.toys;
    const boundLotOf = (entryId: number): number | null => this.boundLots.get(entryId) ?? null;
    const entries = pass.entries.map((entry) => ({ ...entry, boundLotId: boundLotOf(entry.entryId) }));
    return { ...pass, entries };
  }

  async start(): Promise<void> {
    const { clock, onBroken } = this.ports;
    const lots = this.toys.lots.map(({ terms }) => terms);
    this.starting = createLotEngine({
      ...standalone(clock, onBroken),
      journal: this.journal,
      auctions: {
        isFixed: true,
        openAuctions: () => Promise.resolve([this.auctionId]),
        termsOf: () => Promise.resolve(lots),
        endIfOver: () => Promise.resolve(false),
      },
    });
    const engine = await this.starting;
    this.engine = engine;
    engine.facts$.subscribe((fact) => {
      if (fact.kind === 'lot') this.hear(fact.figures, fact.records);
    });
    for (const { lotId } of lots) {
      const snapshot = engine.snapshot(lotId);
      if (snapshot !== null) this.hear(snapshot.figures, snapshot.records);
    }
  }

  async stop(): Promise<void> {
    // The lots first: what they still tell would wake the others again.
    await (await this.starting)?.close();
    this.bots.stop();
    this.pace.stop();
  }

  board(auctionId: number): BoardSnapshot | RefusalError<'AUCTION.NOT_FOUND'> {
    if (auctionId !== this.auctionId) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const lots = this.toys.lots.flatMap((toy) => this.viewOf(toy) ?? []);
    return { auction: this.auction, lots, serverMs: this.ports.clock.nowMs() };
  }

  /** With its whole record: a practice lot has few lines. */
  lot(lotId: number): LotSnapshot | RefusalError<'LOT.NOT_FOUND'> {
    const toy = this.toys.lots.find(({ terms }) => terms.lotId === lotId);
    const lot = toy === undefined ? null : this.viewOf(toy);
    if (lot === null) return new RefusalError('LOT.NOT_FOUND', { lotId });
    const records = this.journal.recordsOf(lotId).slice(0, lot.version);
    const lines = HAS_CLOSED.has(lot.phase) ? openLinesOf(records) : linesOf(records);
    return { lot, ...lines, hasOlder: false };
  }

  async bid({ lotId, ...bid }: ToyBid): Promise<BidReceipt | RefusalError> {
    const { paddleNo } = this.toys.pass;
    const refusal = this.refuseStranger(lotId, bid.entryId);
    if (refusal !== undefined) return refusal;
    return bidReceiptOf(await this.submit(lotId, { type: 'PlaceBid', paddleNo, ...bid }));
  }

  async setCeiling({ lotId, ...ceiling }: ToyCeiling): Promise<ProxyReceipt | RefusalError> {
    const { paddleNo } = this.toys.pass;
    const refusal = this.refuseStranger(lotId, ceiling.entryId);
    if (refusal !== undefined) return refusal;
    const order = { type: 'SetCeiling', paddleNo, salt: newSalt(), ...ceiling } as const;
    return proxyReceiptOf(await this.submit(lotId, order));
  }

  async cancelCeiling({
    lotId,
    ...cancellation
  }: ToyCeilingCancel): Promise<ProxyCancellation | RefusalError> {
    const { paddleNo } = this.toys.pass;
    if (this.figuresOf(lotId) === null) return new RefusalError('LOT.NOT_FOUND', { lotId });
    const order = { type: 'CancelCeiling', paddleNo, salt: newSalt(), ...cancellation } as const;
    return proxyCancellationOf(await this.submit(lotId, order));
  }

  /** What is left of the own ceiling on a lot. */
  async ownCeiling(lotId: number): Promise<OwnCeiling | null> {
    const ceiling = await this.engine?.maximumBidOf(lotId, this.toys.pass.paddleNo);
    return ceiling === undefined ? null : ownCeilingOf(ceiling);
  }

  private submit(lotId: number, command: BidOrder | CeilingOrder): Promise<Done | NotDone> {
    return this.engine?.submit(lotId, command) ?? Promise.resolve(UNAVAILABLE);
  }

  private figuresOf(lotId: number): LotFigures | null {
    return this.engine?.snapshot(lotId)?.figures ?? null;
  }

  private hear(figures: LotFigures, news: readonly LotRecord[]): void {
    const toy = this.toys.lots.find(({ terms }) => terms.lotId === figures.lotId);
    if (toy === undefined) return;
    for (const { event } of news) {
      const isOwnBid = event.type === 'BidAccepted' && event.paddleNo === this.toys.pass.paddleNo;
      if (isOwnBid) this.boundLots.set(event.entryId, figures.lotId);
    }
    this.bots.look(toy.terms, figures);
    if (news.length > 0) this.ports.audience.lotTick(lotTickOf(figures, news));
    this.changed.add(figures.lotId);
    this.pace.hurry(this.auctionId);
    this.endIfOver(news.at(-1)?.event.atMs ?? this.ports.clock.nowMs());
  }

  private refuseStranger(lotId: number, entryId: number): RefusalError | undefined {
    if (this.figuresOf(lotId) === null) return new RefusalError('LOT.NOT_FOUND', { lotId });
    const isOwn = this.toys.pass.entries.some((entry) => entry.entryId === entryId);
    return isOwn ? undefined : new RefusalError('BID.NOT_YOUR_ENTRY', { entryId });
  }

  private tellBoard(): boolean {
    if (this.changed.size === 0) return false;
    const lots = [...this.changed].flatMap((lotId) => this.figuresOf(lotId) ?? []);
    this.changed.clear();
    this.ports.audience.boardTick({ auctionId: this.auctionId, lots });
    return true;
  }

  private endIfOver(atMs: number): void {
    if (this.endedAtMs !== null) return;
    const isOver = this.toys.lots.every(({ terms }) => {
      const figures = this.figuresOf(terms.lotId);
      return figures !== null && HAS_CLOSED.has(figures.phase);
    });
    if (!isOver) return;
    this.endedAtMs = atMs;
    this.ports.audience.auctionMessage({ auctionId: this.auctionId, kind: 'ended', atMs });
  }

  private viewOf({ lotNo, plate, terms }: ToyLot): LotView | null {
    const figures = this.figuresOf(terms.lotId);
    if (figures === null) return null;
    const { startPriceFen, opensAtMs } = terms;
    return { auctionId: this.auctionId, lotNo, plate, startPriceFen, opensAtMs, ...figures };
  }
}

function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('hex');
}
