// The frame of every page of practice: the mark that nothing counts, always in sight, and what the pages stand on.
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { Words } from '@haopai/web-app';
import { PracticeDesk, providePractice } from '@haopai/web-data/practice';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { filter, map } from 'rxjs';
import { SaleScene } from '../lots/sale-scene';
import { PracticeScene } from './practice-scene';

/** Pages that show toy lots, and nothing without them. */
const ON_STAGE = /^\/practice\/-?\d/;
const ON_LOT = /^\/practice\/-?\d+\/lots\//;

@Component({
  selector: 'hp-practice-frame',
  imports: [Icon, Notice, RouterLink, RouterOutlet, Skeleton],
  providers: [providePractice(), { provide: SaleScene, useClass: PracticeScene }],
  templateUrl: './practice-frame.html',
  styleUrl: './practice-frame.scss',
  host: { '[class.edge]': 'isOnLot()' },
})
export class PracticeFrame {
  private readonly desk = inject(PracticeDesk);
  private readonly router = inject(Router);

  protected readonly say = inject(Words).say;
  protected readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  protected readonly isOnLot = computed(() => ON_LOT.test(this.address()));
  /** `waits` until it is known whether a practice runs; `over` on a page whose lots are gone. */
  protected readonly stage = computed<'open' | 'waits' | 'over'>(() => {
    const { status } = this.desk.state();
    if (!ON_STAGE.test(this.address()) || status === 'running') return 'open';
    return status === 'none' ? 'over' : 'waits';
  });
  protected readonly why = computed(() => {
    const state = this.desk.state();
    return state.status === 'none' && state.why !== null ? state.why : 'gone';
  });
}
