// Where practice starts: what it is, that it costs nothing, and one button.
import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { PracticeDesk } from '@haopai/web-data/practice';
import { Notice } from '@haopai/web-ui';
import { SaleScene } from '../lots/sale-scene';

const FACTS = ['lots', 'clock', 'shares', 'bots'] as const;
const TRIES = ['bid', 'outbid', 'moved', 'keys', 'plain', 'alerts'] as const;

@Component({
  selector: 'hp-practice-page',
  imports: [Notice, RouterLink],
  templateUrl: './practice-page.html',
  styleUrl: './practice-page.scss',
})
export class PracticePage {
  private readonly desk = inject(PracticeDesk);
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  private readonly scene = inject(SaleScene);

  protected readonly say = this.words.say;
  protected readonly facts = FACTS;
  protected readonly tries = TRIES;
  protected readonly isBusy = signal(false);
  private readonly refusal = signal<Refusal | null>(null);
  protected readonly refused = computed(() => {
    const refusal = this.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });
  /** Why the last practice on this page is over, where it did not end at its citizen's wish. */
  protected readonly why = computed(() => {
    const state = this.desk.state();
    return state.status === 'none' && state.why !== null && state.why !== 'stopped' ? state.why : null;
  });
  /** The board of a practice that is under way. */
  protected readonly running = computed(() => {
    const view = this.desk.view();
    return view === null || !this.desk.isUnderWay() ? null : this.scene.board(view.auction.id);
  });

  protected async start(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(await this.desk.start());
    this.isBusy.set(false);
    const view = this.desk.view();
    if (this.refusal() === null && view !== null)
      await this.router.navigate([...this.scene.board(view.auction.id)]);
  }

  protected async stop(): Promise<void> {
    await this.desk.stop();
  }
}
