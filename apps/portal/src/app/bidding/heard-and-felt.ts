// Tones and vibration, by the visitor's own choice of each.
import { inject, Injectable } from '@angular/core';
import { Preferences, type SoundTone, TonePlayer } from '@haopai/web-app';

export const OUTBID_PATTERN: readonly number[] = [120, 80, 240];
export const ACCEPTED_PATTERN: readonly number[] = [60];

@Injectable({ providedIn: 'root' })
export class HeardAndFelt {
  private readonly preferences = inject(Preferences);
  private readonly player = inject(TonePlayer);

  tell(tones: readonly SoundTone[], pattern: readonly number[]): void {
    if (this.preferences.sound() === 'on') this.player.play(tones);
    if (this.preferences.vibration() === 'on' && 'vibrate' in navigator) navigator.vibrate([...pattern]);
  }
}
