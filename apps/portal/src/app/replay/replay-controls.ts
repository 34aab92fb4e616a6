// Play, pause, speed, the lines before and after, and a slider over the whole course: each by pointer, finger and keyboard.
import { Component, computed, inject } from '@angular/core';
import { exactTimeOf, Words } from '@haopai/web-app';
import { formatLeft, Icon, YuanPipe } from '@haopai/web-ui';
import { ReplayPlayer, type Speed, SPEEDS } from './replay-player';

const SECOND_MS = 1_000;

@Component({
  selector: 'hp-replay-controls',
  imports: [Icon, YuanPipe],
  templateUrl: './replay-controls.html',
  styleUrl: './replay-controls.scss',
  host: { class: 'hp-card', role: 'group', '[attr.aria-label]': "say('replay.controls')" },
})
export class ReplayControls {
  protected readonly player = inject(ReplayPlayer);
  protected readonly say = inject(Words).say;
  protected readonly speeds = SPEEDS;

  /** In whole seconds: a press of an arrow is one. The last may be shorter. */
  protected readonly sliderMax = computed(() => Math.ceil(this.player.lengthMs() / SECOND_MS));
  protected readonly sliderAt = computed(() =>
    this.player.atMs() >= this.player.span().untilMs
      ? this.sliderMax()
      : Math.floor(this.elapsedMs() / SECOND_MS),
  );
  protected readonly time = computed(() => exactTimeOf(this.player.atMs()));
  protected readonly place = computed(() =>
    this.say('replay.at', { at: inSeconds(this.elapsedMs()), length: inSeconds(this.player.lengthMs()) }),
  );
  protected readonly playWord = computed(() => {
    if (this.player.isPlaying()) return 'replay.pause';
    return this.player.isAtEnd() ? 'replay.again' : 'replay.play';
  });
  private readonly elapsedMs = computed(() => this.player.atMs() - this.player.span().fromMs);

  protected turn(): void {
    if (this.player.isPlaying()) this.player.pause();
    else this.player.play();
  }

  protected slide(event: Event): void {
    const seconds = Number((event.target as HTMLInputElement).value);
    this.player.seek(this.player.span().fromMs + seconds * SECOND_MS);
  }

  protected choose(speed: Speed): void {
    this.player.speed.set(speed);
  }
}

/** A second counts when it is over. */
function inSeconds(lengthMs: number): string {
  return formatLeft(Math.floor(lengthMs / SECOND_MS) * SECOND_MS);
}
