// One open control room: what it has not been told yet, and the line to whoever watches it. A reader who is slow skips news, one who is stuck is cut off.
import type { ControlEvents, ControlFigures, ControlLot } from '@haopai/contracts';
import type { EventStream } from './event-stream';
import { GatheredNews } from './gathered-news';

/** Acts that wait for a slow reader; whoever opens the page again reads them all. */
const ACTS_MAX = 100;
/** Looks in a row at which a reader has taken nothing since the one before. */
const STUCK_LOOKS_MAX = 3;
/** The browser then opens it again by itself: only the head of an answer renews the session's cookie there. */
const OPEN_MAX_MS = 20 * 60_000;

/** Whoever watches, and how to find out again what was found out when they came. */
export interface Watching {
  readonly line: EventStream<ControlEvents>;
  readonly isIn: () => Promise<boolean>;
  readonly lots: () => Promise<readonly ControlLot[]>;
}

export class ControlStream {
  readonly news = new GatheredNews();
  private acts: ControlEvents['act'][] = [];
  private hasDecisions = false;
  private watching: Watching | null = null;
  private stuckLooks = 0;
  private openedAtMs = 0;
  private looking: Promise<void> | null = null;

  constructor(
    readonly id: number,
    readonly staffId: number,
    readonly auctionId: number,
  ) {}

  begin(watching: Watching): void {
    this.watching = watching;
    this.openedAtMs = performance.now();
  }

  noteDrained(): void {
    this.stuckLooks = 0;
  }

  noteAct(act: ControlEvents['act']): void {
    if (this.acts.length < ACTS_MAX) this.acts.push(act);
  }

  /** However many there were: they are read together. */
  noteDecision(): void {
    this.hasDecisions = true;
  }

  /** Whether there was anything to tell, and somebody who took it. */
  tellNews(serverNowMs: number): boolean {
    const line = this.freeLine();
    if (line === null) return false;
    const { acts, hasDecisions } = this;
    this.acts = [];
    this.hasDecisions = false;
    for (const act of acts) line.tell('act', act);
    if (hasDecisions) line.tell('decisions', {});
    const news = this.news.take(serverNowMs);
    if (news !== null) line.tell('lots', news);
    return news !== null || acts.length > 0 || hasDecisions;
  }

  tellFigures(figures: ControlFigures): void {
    this.freeLine()?.tell('figures', figures);
  }

  /** Ends it when its session has ended; renews it with what was written down, since what is told while Redis is away is lost. */
  async look(): Promise<void> {
    const { watching } = this;
    if (watching === null) return;
    this.stuckLooks = watching.line.isBusy ? this.stuckLooks + 1 : 0;
    if (this.stuckLooks >= STUCK_LOOKS_MAX) return watching.line.cut();
    this.looking ??= this.lookAt(watching).finally(() => (this.looking = null));
    return this.looking;
  }

  private async lookAt(watching: Watching): Promise<void> {
    if (!(await watching.isIn())) {
      watching.line.tell('end', {});
      return watching.line.end();
    }
    if (performance.now() - this.openedAtMs > OPEN_MAX_MS) return this.close();
    for (const lot of await watching.lots()) this.news.noteLot(lot);
  }

  /** A browser opens it again by itself, at an instance that runs. */
  close(): void {
    this.watching?.line.end();
  }

  private freeLine(): Watching['line'] | null {
    const line = this.watching?.line;
    return line === undefined || line.isBusy ? null : line;
  }
}
