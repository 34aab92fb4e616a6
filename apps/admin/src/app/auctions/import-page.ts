// Lots from a spreadsheet: looked through first, and put into the draft once nothing in it is wrong.
import { Component, effect, inject, input, numberAttribute, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SHEET_BYTES_MAX, type SheetCheck } from '@haopai/contracts';
import { FaultFocus, Words } from '@haopai/web-app';
import { Icon, Notice, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { saveFile } from '../files/save-file';
import { AuctionFrame } from './auction-frame';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

/** More are in the file that is chosen. */
const LOTS_SHOWN = 10;

@Component({
  selector: 'hp-import-page',
  imports: [AuctionFrame, Icon, Notice, RouterLink, YuanPipe],
  providers: [FaultFocus, OneAuction],
  templateUrl: './import-page.html',
  styleUrl: './form.scss',
  host: { class: 'hp-page' },
})
export class ImportPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);
  private readonly focus = inject(FaultFocus);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  protected readonly file = signal<File | null>(null);
  protected readonly check = signal<SheetCheck | null>(null);
  protected readonly isTooLarge = signal(false);
  protected readonly lotsShown = LOTS_SHOWN;
  protected readonly megabytes = SHEET_BYTES_MAX / 1024 / 1024;

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
  }

  /** The same file can be chosen again once it is mended. */
  protected async choose(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const [file = null] = field.files ?? [];
    if (file === null) return;
    // Read now: it may be mended on the disk while it is looked at here.
    const copy = new File([await file.arrayBuffer()], file.name, { type: file.type });
    field.value = '';
    this.check.set(null);
    this.file.set(copy);
    this.isTooLarge.set(copy.size > SHEET_BYTES_MAX);
    if (this.isTooLarge()) return;
    const done = await this.store.send(({ id }) => this.client.checkSheet(id, copy));
    if (done !== null) this.check.set(done.value);
    this.focus.move();
  }

  protected async take(): Promise<void> {
    const [file, check] = [this.file(), this.check()];
    if (file === null || check === null || check.faultCount > 0) return;
    const done = await this.store.send((seen) => this.client.takeSheet(seen, file));
    if (done === null) return this.focus.move();
    this.announcer.say(this.say('auctionDesk.lotsAdded', { count: check.lots.length }));
    await this.router.navigate(['/auctions', this.id(), 'lots']);
  }

  protected async template(): Promise<void> {
    const done = await this.store.send(() => this.client.template());
    if (done !== null) saveFile(done.value, 'haopai-lots.xlsx');
  }
}
