// Keeps heads outside the database, in each place that the site has: once a day, in Beijing, and when an auction has ended. Whoever of the doors is first.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { PeriodicTask } from '../../platform/scheduling';
import { hashOfLine, lineOf } from './heads-line';
import { HEADS_PLACES, type HeadsPlace } from './heads-place';
import { HeadsStore } from './heads.store';
import { type KeptAbout, KeptHeadsStore } from './kept-heads.store';

const LOOK_EVERY_MS = 30_000;

const dayInBeijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

@Injectable()
export class KeepHeads extends PeriodicTask {
  /** Of the place that has waited longest, as of the last look; where nothing was ever kept, since there is something to keep. */
  private keptAgo = { ms: 0, lookedAtMs: performance.now() };

  constructor(
    private readonly own: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    @Inject(HEADS_PLACES) private readonly places: readonly HeadsPlace[],
    private readonly kept: KeptHeadsStore,
    private readonly heads: HeadsStore,
    metrics: Metrics,
  ) {
    super(own, programLog, { everyMs: LOOK_EVERY_MS, failure: 'the heads could not be kept outside' });
    if (own.role === 'engine') return;
    metrics.show(
      'headsKeptAgoSeconds',
      () => (this.keptAgo.ms + performance.now() - this.keptAgo.lookedAtMs) / 1_000,
    );
  }

  protected async lookOnce(): Promise<void> {
    const day = dayInBeijing.format(await this.kept.nowMs());
    for (const place of this.places) {
      // One place that takes nothing keeps nothing from the others.
      await this.keepIn(place, day).catch((error: unknown) =>
        this.programLog.warn({ err: error, place: place.name }, 'heads were not kept outside: tried again'),
      );
    }
    this.keptAgo = { ms: await this.longestAgoMs(), lookedAtMs: performance.now() };
  }

  private async keepIn(place: HeadsPlace, day: string): Promise<void> {
    await this.keep(place, { day, auctionId: 0 }, () => this.kept.openAuctions());
    for (const auctionId of await this.kept.endedAuctions(place.name)) {
      if (this.isStopped) return;
      await this.keep(place, { day: '', auctionId }, () => Promise.resolve([auctionId]));
    }
  }

  private async keep(
    place: HeadsPlace,
    about: KeptAbout,
    auctions: () => Promise<readonly number[]>,
  ): Promise<void> {
    if (!(await this.kept.claim(place.name, about))) return;
    const journals = await this.heads.auctionHeads(await auctions());
    const record = await this.heads.recordHead();
    const line = lineOf({ site: this.own.siteOrigin, atMs: await this.kept.nowMs(), record, journals });
    const mark = about.auctionId === 0 ? `heads-${about.day}` : `heads-auction-${about.auctionId}`;
    try {
      await place.keep(line, mark);
    } catch (error) {
      await this.kept.waitWith(place.name, about);
      throw error;
    }
    await this.kept.noteKept(place.name, about, hashOfLine(line));
  }

  private async longestAgoMs(): Promise<number> {
    const nowMs = await this.kept.nowMs();
    const sinceMs = (await this.heads.beginsAtMs()) ?? nowMs;
    const newest = await Promise.all(this.places.map(({ name }) => this.kept.newestAtMs(name)));
    const ages = newest.map((atMs) => nowMs - (atMs ?? sinceMs));
    return ages.length === 0 ? nowMs - sinceMs : Math.max(...ages);
  }
}
