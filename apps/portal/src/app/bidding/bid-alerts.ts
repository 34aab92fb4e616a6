// Makes what matters heard and felt: outbid, accepted, the last seconds. By the bidder's own choice of sound and vibration.
import { computed, effect, inject, Injectable } from '@angular/core';
import {
  ACCEPTED_TONES,
  OUTBID_TONES,
  Preferences,
  SECOND_TONE,
  type SoundTone,
  TonePlayer,
} from '@haopai/web-app';
import { BiddingStore } from './bidding-store';
import type { Standing } from '../lots/lot-standing';

@Injectable()
export class BidAlerts {
  private readonly preferences = inject(Preferences);
  private readonly store = inject(BiddingStore);
  private readonly player = inject(TonePlayer);
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
      if (this.standingBefore === 'leading' && standing === 'outbid') this.tell(OUTBID_TONES, [120, 80, 240]);
      this.standingBefore = standing;
    });
    effect(() => {
      if (this.store.progress().status === 'accepted') this.tell(ACCEPTED_TONES, [60]);
    });
    effect(() => {
      if (this.lastSecond() !== null && this.preferences.ticking() === 'on') this.player.play(SECOND_TONE);
    });
  }

  private tell(tones: readonly SoundTone[], pattern: number[]): void {
    if (this.preferences.sound() === 'on') this.player.play(tones);
    if (this.preferences.vibration() === 'on' && 'vibrate' in navigator) navigator.vibrate(pattern);
  }
}
