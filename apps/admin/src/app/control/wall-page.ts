// The wall of the hall: plate, price, paddle and clock of the lots that run, as large as the screen lets them be. Nobody presses anything here.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LotView } from '@haopai/contracts';
import { exactTimeOf, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { isEnded } from '@haopai/web-data';
import { Skeleton } from '@haopai/web-ui';
import { ControlStore } from './control-store';
import { ControlStream } from './control-stream';
import { isRunning } from './room-order';
import { WallLot } from './wall-lot';
import { nextPlaces, type WallPlaces } from './wall-places';

@Component({
  selector: 'hp-wall-page',
  imports: [LoadFailed, RouterLink, Skeleton, WallLot],
  providers: [ControlStore, ControlStream],
  templateUrl: './wall-page.html',
  styleUrl: './wall-page.scss',
})
export class WallPage {
  private readonly words = inject(Words);
  protected readonly store = inject(ControlStore);

  readonly id = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly title = this.words.auctionTitle;
  private readonly all = computed<readonly LotView[]>(() => this.store.room()?.lots ?? []);
  private readonly places = linkedSignal<
    { readonly lots: readonly LotView[]; readonly nowMs: number },
    WallPlaces
  >({
    source: () => ({ lots: this.all(), nowMs: this.store.nowMs() }),
    computation: ({ lots, nowMs }, before) => nextPlaces(before?.value ?? [], lots, nowMs),
  });
  /** Null where a place is free that others stand behind. */
  protected readonly lots = computed<readonly (LotView | null)[]>(() => {
    const known = new Map(this.all().map((lot) => [lot.lotId, lot]));
    return this.places().map((place) => (place === null ? null : (known.get(place.lotId) ?? null)));
  });
  protected readonly counts = computed(() => {
    const lots = this.all();
    const ended = lots.filter(({ phase }) => isEnded(phase)).length;
    return { running: lots.filter(isRunning).length, ended, all: lots.length };
  });
  /** In Beijing, by the server's clock. */
  protected readonly time = computed(() => exactTimeOf(this.store.nowMs()));
  protected readonly lostSince = computed(() => {
    const connection = this.store.connection();
    return connection.status === 'lost' ? exactTimeOf(connection.sinceMs) : null;
  });
  protected readonly message = computed(() => this.store.room()?.messages[0] ?? null);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.open(id));
    });
  }
}
