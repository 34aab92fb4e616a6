// Makes what matters heard and felt: outbid, accepted, the last seconds. By the bidder's own choice of sound and vibration.
import { computed, effect, inject, Injectable } from '@angular/core';
import { ACCEPTED_TONES, OUTBID_TONES, Preferences, SECOND_TONE, TonePlayer } from '@haopai/web-app';
import type { Standing } from '../lots/lot-standing';
import { BiddingStore } from './bidding-store';
import { ACCEPTED_PATTERN, HeardAndFelt, OUTBID_PATTERN } from './heard-and-felt';

@Injectable()
export class BidAlerts {
  private readonly preferences = inject(Preferences);
  private readonly store = inject(BiddingStore);
  private readonly player = inject(TonePlayer);
  private readonly signs = inject(HeardAndFelt);
  private standingBefore: Standing | null = null;
  private readonly lastSecond = computed(() => {
    const clock = this.store.lotClock();
    return clock?.isLast === true && clock.leftMs !== null && clock.leftMs > 0
      ? Math.ceil(clock.leftMs / 1000)
      : null;
  });

  constructor() {
    effect(() => {
      const standing = this.store.standing();
      if (this.standingBefore === 'leading' && standing === 'outbid')
        this.signs.tell(OUTBID_TONES, OUTBID_PATTERN);
      this.standingBefore = standing;
    });
    effect(() => {
      if (this.store.progress().status === 'accepted') this.signs.tell(ACCEPTED_TONES, ACCEPTED_PATTERN);
    });
    effect(() => {
      if (this.lastSecond() !== null && this.preferences.ticking() === 'on') this.player.play(SECOND_TONE);
    });
  }
}
