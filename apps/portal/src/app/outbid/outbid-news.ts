// Makes it heard and felt that somebody was outbid on a lot that they do not see: tones and vibration by their own choice, and words for
// whoever hears the page, which interrupt, but not more often than one can listen.
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DestroyRef, effect, inject, Injectable, untracked } from '@angular/core';
import { OUTBID_TONES, Words } from '@haopai/web-app';
import { HeardAndFelt, OUTBID_PATTERN } from '../bidding/heard-and-felt';
import { OutbidLots } from './outbid-lots';
import { outbidHeard } from './outbid-words';

/** For the own bid to be known, which may have to be asked for. */
export const TOLD_AFTER_MS = 400;
/** About as long as it takes to read one of them out. */
export const LISTEN_MS = 6_000;

@Injectable()
export class OutbidNews {
  private readonly announcer = inject(LiveAnnouncer);
  private readonly words = inject(Words);
  private readonly lots = inject(OutbidLots);
  private readonly signs = inject(HeardAndFelt);
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private quietUntilMs = 0;

  constructor() {
    let heardTurn = 0;
    effect(() => {
      const turn = this.lots.outbid()[0]?.turn ?? 0;
      if (turn <= heardTurn) return;
      heardTurn = turn;
      untracked(() => {
        this.signs.tell(OUTBID_TONES, OUTBID_PATTERN);
        this.tellSoon();
      });
    });
    let toldOver: number | null = null;
    effect(() => {
      const lotId = this.lots.over()[0]?.lot.lotId ?? null;
      if (lotId !== null && lotId !== toldOver) untracked(() => this.tellSoon());
      toldOver = lotId;
    });
    inject(DestroyRef).onDestroy(() => {
      if (this.waiting !== null) clearTimeout(this.waiting);
    });
  }

  /** Of several in a row the newest is told, with how many there are. */
  private tellSoon(): void {
    const waitMs = Math.max(TOLD_AFTER_MS, this.quietUntilMs - performance.now());
    this.waiting ??= setTimeout(() => {
      this.waiting = null;
      this.tell();
    }, waitMs);
  }

  private tell(): void {
    const newest = this.lots.newest();
    // It has gone again.
    if (newest === null) return;
    this.quietUntilMs = performance.now() + LISTEN_MS;
    const heard = outbidHeard(this.words, newest, Math.max(0, this.lots.outbid().length - 1));
    void this.announcer.announce(heard, newest.saying === 'outbid' ? 'assertive' : 'polite');
  }
}
