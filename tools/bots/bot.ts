// One bot in one auction: watches the board and now and then bids on a few lots, over the public socket like anybody.
import { randomUUID } from 'node:crypto';
import type { BoardSnapshot, LotFigures, LotView, RoomPass } from '@haopai/contracts';
import { type Fen, fen, ladder } from '@haopai/rules';
import {
  type Chance,
  chooseCeiling,
  considerBid,
  isForBots,
  isLedByPerson,
  type LotTerms,
  thinkingMs,
} from './bidding-habit';
import { LiveClient, logIn, RefusedError } from './live-client';

export interface BotSettings {
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  readonly auctionId: number;
  readonly paddleNo: number;
  readonly accessCode: string;
}

/** What the bots of one auction share, so that together they stay polite. */
export interface BotTeam {
  readonly paddles: ReadonlySet<number>;
  /** Answers to people so far, by lot. */
  readonly answersToPeople: Map<number, number>;
  readonly chance: Chance;
}

interface WatchedLot {
  readonly terms: LotTerms;
  readonly ceilingFen: Fen;
  figures: LotFigures;
  thought: NodeJS.Timeout | null;
}

export class Bot {
  private client: LiveClient | null = null;
  private region = '';
  private countdownMs = 0;
  private readonly lots = new Map<number, WatchedLot>();
  private freeEntries: number[] = [];
  private readonly entryOfLot = new Map<number, number>();

  constructor(
    private readonly settings: BotSettings,
    private readonly team: BotTeam,
  ) {}

  async start(): Promise<void> {
    const { baseUrl, username, password } = this.settings;
    const { citizen, cookie } = await logIn(baseUrl, username, password);
    this.region = citizen.region;
    const client = LiveClient.open(baseUrl, cookie);
    this.client = client;
    client.onBoardTick((tick) => tick.lots.forEach((figures) => this.notice(figures)));
    client.onConnect(() => void this.takePlace(client).catch(() => undefined));
  }

  stop(): void {
    for (const lot of this.lots.values()) if (lot.thought) clearTimeout(lot.thought);
    this.lots.clear();
    this.client?.close();
  }

  private async takePlace(client: LiveClient): Promise<void> {
    const { auctionId, paddleNo, accessCode } = this.settings;
    this.sortEntries(await client.ask('auction.enter', { auctionId, paddleNo, accessCode }));
    const board = await client.ask('auction.watch', { auctionId });
    if ('lots' in board) this.readBoard(board);
  }

  private sortEntries(pass: RoomPass): void {
    this.freeEntries = [];
    this.entryOfLot.clear();
    for (const { entryId, boundLotId } of pass.entries) {
      if (boundLotId === null) this.freeEntries.push(entryId);
      else this.entryOfLot.set(boundLotId, entryId);
    }
  }

  private readBoard(board: BoardSnapshot): void {
    this.countdownMs = board.auction.countdownMs;
    const steps = ladder(board.auction.ladderFen.map(fen));
    for (const view of board.lots.filter((lot) => this.isWelcomeOn(lot))) {
      const terms: LotTerms = { startPriceFen: fen(view.startPriceFen), ladder: steps };
      const known = this.lots.get(view.lotId);
      if (!known) {
        this.lots.set(view.lotId, {
          terms,
          ceilingFen: chooseCeiling(terms, this.team.chance),
          figures: view,
          thought: null,
        });
      }
      this.notice(view);
    }
  }

  private isWelcomeOn(lot: LotView): boolean {
    return isForBots(lot.lotNo) && (lot.plate.isPersonalised || lot.plate.region === this.region);
  }

  /** Takes note of the lot's figures, and begins to think unless it already does. */
  private notice(figures: LotFigures): void {
    const lot = this.lots.get(figures.lotId);
    if (!lot) return;
    lot.figures = figures;
    if (lot.thought !== null || this.wish(lot) === null) return;
    lot.thought = setTimeout(
      () => {
        lot.thought = null;
        void this.act(lot);
      },
      thinkingMs(this.countdownMs, this.team.chance),
    );
  }

  private wish(lot: WatchedLot): Fen | null {
    const { lotId } = lot.figures;
    if (!this.entryOfLot.has(lotId) && this.freeEntries.length === 0) return null;
    const attitude = {
      paddleNo: this.settings.paddleNo,
      ceilingFen: lot.ceilingFen,
      bots: this.team.paddles,
      answersToPeople: this.team.answersToPeople.get(lotId) ?? 0,
    };
    return considerBid(lot.figures, lot.terms, attitude, this.team.chance);
  }

  /** What it thought about may have changed meanwhile: it decides on what it sees now. */
  private async act(lot: WatchedLot): Promise<void> {
    const amountFen = this.wish(lot);
    const client = this.client;
    if (amountFen === null || !client?.isConnected) return;
    const { lotId, leaderPaddle } = lot.figures;
    const entryId = this.entryOfLot.get(lotId) ?? this.freeEntries.shift();
    if (entryId === undefined) return;
    this.entryOfLot.set(lotId, entryId);
    const bid = { lotId, bidId: randomUUID(), amountFen, entryId };
    try {
      await client.ask('lot.bid', bid);
      if (isLedByPerson(leaderPaddle, this.team.paddles)) {
        const answers = this.team.answersToPeople.get(lotId) ?? 0;
        this.team.answersToPeople.set(lotId, answers + 1);
      }
    } catch (error) {
      // Refused or unanswered: the next tick tells where the lot stands. An entry that another lot took is gone.
      if (error instanceof RefusedError && error.code === 'BID.ENTRY_BOUND') this.entryOfLot.delete(lotId);
    }
  }
}
