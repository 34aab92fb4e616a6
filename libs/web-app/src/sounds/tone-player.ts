// Plays short tones, softly, once the visitor has touched the page: browsers allow no sound before.
import { Injectable } from '@angular/core';

export interface SoundTone {
  readonly hertz: number;
  readonly afterMs: number;
  readonly lengthMs: number;
}

export const OUTBID_TONES: readonly SoundTone[] = [
  { hertz: 660, afterMs: 0, lengthMs: 140 },
  { hertz: 440, afterMs: 170, lengthMs: 220 },
];
export const ACCEPTED_TONES: readonly SoundTone[] = [
  { hertz: 523, afterMs: 0, lengthMs: 90 },
  { hertz: 784, afterMs: 110, lengthMs: 140 },
];
export const SECOND_TONE: readonly SoundTone[] = [{ hertz: 1000, afterMs: 0, lengthMs: 35 }];
const QUIET = 0.08;

@Injectable({ providedIn: 'root' })
export class TonePlayer {
  private audio: AudioContext | null = null;

  play(tones: readonly SoundTone[]): void {
    if (!navigator.userActivation?.hasBeenActive || !('AudioContext' in window)) return;
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
