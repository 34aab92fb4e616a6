// Makes what matters heard and felt: outbid, accepted, the last seconds. By the bidder's own choice of sound and vibration.
import { computed, effect, inject, Injectable } from '@angular/core';
import { Preferences } from '../preferences/preferences';
import { BiddingStore } from './bidding-store';
import type { Standing } from '../lots/lot-standing';

interface Tone {
  readonly hertz: number;
  readonly afterMs: number;
  readonly lengthMs: number;
}

const OUTBID: readonly Tone[] = [
  { hertz: 660, afterMs: 0, lengthMs: 140 },
  { hertz: 440, afterMs: 170, lengthMs: 220 },
];
const ACCEPTED: readonly Tone[] = [
  { hertz: 523, afterMs: 0, lengthMs: 90 },
  { hertz: 784, afterMs: 110, lengthMs: 140 },
];
const SECOND: readonly Tone[] = [{ hertz: 1000, afterMs: 0, lengthMs: 35 }];
const QUIET = 0.08;

@Injectable()
export class BidAlerts {
  private readonly preferences = inject(Preferences);
  private readonly store = inject(BiddingStore);
  private audio: AudioContext | null = null;
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
      if (this.standingBefore === 'leading' && standing === 'outbid') this.tell(OUTBID, [120, 80, 240]);
      this.standingBefore = standing;
    });
    effect(() => {
      if (this.store.progress().status === 'accepted') this.tell(ACCEPTED, [60]);
    });
    effect(() => {
      if (this.lastSecond() !== null && this.preferences.ticking() === 'on') this.play(SECOND);
    });
  }

  private tell(tones: readonly Tone[], pattern: number[]): void {
    if (this.preferences.sound() === 'on') this.play(tones);
    if (this.preferences.vibration() === 'on' && 'vibrate' in navigator) navigator.vibrate(pattern);
  }

  /** Silent until the visitor has touched the page: browsers allow no sound before. */
  private play(tones: readonly Tone[]): void {
    if (!navigator.userActivation?.hasBeenActive) return;
    this.audio ??= new AudioContext();
    for (const { hertz, afterMs, lengthMs } of tones) {
      const from = this.audio.currentTime + afterMs / 1000;
      const oscillator = new OscillatorNode(this.audio, { frequency: hertz });
      const volume = new GainNode(this.audio, { gain: QUIET });
      volume.gain.setTargetAtTime(0, from + lengthMs / 1000, 0.02);
      oscillator.connect(volume).connect(this.audio.destination);
      oscillator.start(from);
      oscillator.stop(from + lengthMs / 1000 + 0.15);
    }
  }
}
