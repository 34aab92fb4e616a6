// Lots from a spreadsheet: looked through first, and put into the draft once nothing in it is wrong.
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { AUCTION_LOTS_MAX, SHEET_BYTES_MAX } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { Notice } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { SheetImport, type SheetLook, type SheetPlan } from '../sheets/sheet-import';
import { AuctionFrame } from './auction-frame';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

@Component({
  selector: 'hp-import-page',
  imports: [AuctionFrame, Notice, RouterLink, SheetImport],
  providers: [FaultFocus, OneAuction],
  template: `
    <hp-auction-frame [id]="id()" place="lots">
      <h2>{{ say('auctionDesk.import') }}</h2>
      <p>{{ say('auctionDesk.importWords', { megabytes, lines }) }}</p>
      @if (isFixed()) {
        <hp-notice kind="info" data-testid="import-fixed" [heading]="say('auctionDesk.importFixed')">
          <a [routerLink]="['/auctions', id(), 'lots']">{{ say('auctionDesk.back') }}</a>
        </hp-notice>
      } @else {
        <hp-sheet-import [plan]="plan">
          <a class="hp-button quiet" [routerLink]="['/auctions', id(), 'lots']">{{
            say('auctionDesk.back')
          }}</a>
        </hp-sheet-import>
      }
    </hp-auction-frame>
  `,
  host: { class: 'hp-page' },
})
export class ImportPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly megabytes = SHEET_BYTES_MAX / 1024 / 1024;
  protected readonly lines = AUCTION_LOTS_MAX;
  /** Published, so that its lots stay as they are. */
  protected readonly isFixed = computed(() => (this.store.current()?.state ?? 'draft') !== 'draft');
  protected readonly plan: SheetPlan = {
    submission: this.store.submission,
    priceColumn: 'startPrice',
    templateName: this.say('sheet.lotsTemplate'),
    template: async (wanted) => (await this.store.send(() => this.client.template(wanted)))?.value ?? null,
    look: (file) => this.look(file),
    take: (file, count) => this.take(file, count),
  };

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
  }

  private async look(file: File): Promise<SheetLook | null> {
    const done = await this.store.send(({ id }) => this.client.checkSheet(id, file));
    if (done === null) return null;
    const { lots, ...found } = done.value;
    const plates = lots.map(({ line, plate, startPriceFen }) => ({ line, plate, priceFen: startPriceFen }));
    return { ...found, plates };
  }

  private async take(file: File, count: number): Promise<void> {
    const done = await this.store.send((seen) => this.client.takeSheet(seen, file));
    if (done === null) return;
    this.announcer.say(this.say('auctionDesk.lotsAdded', { count }));
    await this.router.navigate(['/auctions', this.id(), 'lots']);
  }
}
