// An auction as a citizen will see it.
import { Component, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { MomentPipe, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Plate, Skeleton, StateChip, YuanPipe } from '@haopai/web-ui';
import { AuctionFrame } from './auction-frame';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

@Component({
  selector: 'hp-preview-page',
  imports: [AuctionFrame, LoadFailed, MomentPipe, Plate, Skeleton, StateChip, YuanPipe],
  providers: [OneAuction],
  templateUrl: './preview-page.html',
  styleUrl: './preview-page.scss',
  host: { class: 'hp-page' },
})
export class PreviewPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly title = this.words.auctionTitle;
  protected readonly region = this.words.region;
  protected readonly preview = reading(() => this.client.preview(this.id()));

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
  }
}
