// The check of browser and connection, in plain words, with what to do where something is weak.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ACCEPTED_TONES, Preferences, TonePlayer, Words } from '@haopai/web-app';
import { LiveSocket, ServerClock } from '@haopai/web-data';
import { PracticeDesk } from '@haopai/web-data/practice';
import { Icon, type IconName, Notice, type NoticeKind } from '@haopai/web-ui';
import { AlertSwitches } from '../bidding/alert-switches';
import { SaleScene } from '../lots/sale-scene';
import { BrowserPush } from '../notices/browser-push';
import { type Check, checksOf, type Grade, gradeOf } from './checks';

const ICONS: Readonly<Record<Grade, IconName>> = {
  good: 'check',
  fair: 'dot',
  weak: 'alert',
  waits: 'clock',
};
const NOTICE_KINDS: Readonly<Record<Grade, NoticeKind>> = {
  good: 'done',
  fair: 'info',
  weak: 'warning',
  waits: 'empty',
};

@Component({
  selector: 'hp-check-page',
  imports: [AlertSwitches, Icon, Notice, RouterLink],
  templateUrl: './check-page.html',
  styleUrl: './check-page.scss',
})
export class CheckPage {
  private readonly live = inject(LiveSocket);
  private readonly desk = inject(PracticeDesk);
  private readonly clock = inject(ServerClock);
  private readonly preferences = inject(Preferences);
  private readonly push = inject(BrowserPush);
  private readonly player = inject(TonePlayer);
  private readonly scene = inject(SaleScene);

  protected readonly say = inject(Words).say;
  protected readonly checks = computed(() =>
    checksOf({
      reading: this.clock.reading(),
      isConnected: this.live.connection() !== 'lost',
      breaks: this.desk.breaks(),
      hasSound: this.preferences.sound() === 'on',
      vibrates: 'vibrate' in navigator ? this.preferences.vibration() === 'on' : null,
      pushes: this.push.state(),
      keepsChoices: keepsChoices(),
    }),
  );
  protected readonly grade = computed(() => gradeOf(this.checks()));
  protected readonly kind = computed(() => NOTICE_KINDS[this.grade()]);
  /** The board of a practice that is under way. */
  protected readonly running = computed(() => {
    const view = this.desk.view();
    return view === null || !this.desk.isUnderWay() ? null : this.scene.board(view.auction.id);
  });

  protected iconOf({ grade }: Check): IconName {
    return ICONS[grade];
  }

  protected playSound(): void {
    this.player.play(ACCEPTED_TONES);
  }
}

function keepsChoices(): boolean {
  try {
    const key = 'haopai.check';
    localStorage.setItem(key, '1');
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
