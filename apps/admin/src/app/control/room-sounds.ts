// Tones for what an auctioneer would look up for, each by choice, off until chosen and kept by the browser.
import { effect, inject, Injectable, untracked, type WritableSignal } from '@angular/core';
import { keptChoice, type SoundTone, TonePlayer } from '@haopai/web-app';
import { ControlStore } from './control-store';

export const SOUNDS = ['firstBid', 'lastMinute', 'sold', 'paused'] as const;
export type Sound = (typeof SOUNDS)[number];

const TONES: Readonly<Record<Sound, readonly SoundTone[]>> = {
  firstBid: [{ hertz: 784, afterMs: 0, lengthMs: 120 }],
  lastMinute: [0, 180, 360].map((afterMs) => ({ hertz: 880, afterMs, lengthMs: 70 })),
  sold: [523, 659, 784].map((hertz, index) => ({ hertz, afterMs: index * 130, lengthMs: 140 })),
  paused: [440, 330].map((hertz, index) => ({ hertz, afterMs: index * 200, lengthMs: 200 })),
};

@Injectable()
export class RoomSounds {
  private readonly player = inject(TonePlayer);
  readonly choices: Readonly<Record<Sound, WritableSignal<'on' | 'off'>>> = {
    firstBid: keptChoice('control.firstBid', ['on', 'off'], 'off'),
    lastMinute: keptChoice('control.lastMinute', ['on', 'off'], 'off'),
    sold: keptChoice('control.sold', ['on', 'off'], 'off'),
    paused: keptChoice('control.paused', ['on', 'off'], 'off'),
  };

  constructor() {
    const { happened } = inject(ControlStore);
    effect(() => {
      const kinds = new Set(happened().map(({ kind }) => kind));
      // However many lots it happens to at once, it is heard once.
      untracked(() => SOUNDS.filter((sound) => kinds.has(sound)).forEach((sound) => this.play(sound)));
    });
  }

  /** Chosen or not: whoever switches it on hears what it is like. */
  toggle(sound: Sound): void {
    const choice = this.choices[sound];
    choice.update((value) => (value === 'on' ? 'off' : 'on'));
    this.play(sound);
  }

  private play(sound: Sound): void {
    if (this.choices[sound]() === 'on') this.player.play(TONES[sound]);
  }
}
