// Plates from a spreadsheet: looked through first, and put into the stock once nothing in it is wrong.
import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type PlateSheetCheck, SHEET_BYTES_MAX } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { FaultFocus, Submission, Words } from '@haopai/web-app';
import type { Outcome } from '@haopai/web-data';
import { Icon, Notice, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { RegionOptions } from './region-options';
import { StockClient } from './stock-client';

/** More are in the file that is chosen. */
const PLATES_SHOWN = 10;

@Component({
  selector: 'hp-import-plates-page',
  imports: [Icon, Notice, RouterLink, YuanPipe],
  providers: [FaultFocus, RegionOptions],
  templateUrl: './import-plates-page.html',
  styleUrl: './import-plates-page.scss',
  host: { class: 'hp-page' },
})
export class ImportPlatesPage {
  private readonly words = inject(Words);
  private readonly client = inject(StockClient);
  private readonly router = inject(Router);
  private readonly focus = inject(FaultFocus);
  private readonly announcer = inject(Announcer);
  protected readonly regions = inject(RegionOptions);

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly formatPlate = formatPlate;
  protected readonly platesShown = PLATES_SHOWN;
  protected readonly megabytes = SHEET_BYTES_MAX / 1024 / 1024;
  protected readonly submission = new Submission();
  protected readonly file = signal<File | null>(null);
  protected readonly check = signal<PlateSheetCheck | null>(null);
  protected readonly isTooLarge = signal(false);

  /** The same file can be chosen again once it is mended. */
  protected async choose(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const [file = null] = field.files ?? [];
    if (file === null) return;
    // Read now: it may be mended on the disk while it is looked at here.
    const copy = new File([await file.arrayBuffer()], file.name, { type: file.type });
    field.value = '';
    this.check.set(null);
    this.submission.reset();
    this.file.set(copy);
    this.isTooLarge.set(copy.size > SHEET_BYTES_MAX);
    if (this.isTooLarge()) return;
    this.check.set(await this.ask(() => this.client.checkSheet(copy)));
    this.focus.move();
  }

  protected async take(): Promise<void> {
    const [file, check] = [this.file(), this.check()];
    if (file === null || check === null || check.faultCount > 0) return;
    const added = await this.ask(() => this.client.takeSheet(file));
    if (added === null) {
      this.focus.move();
      return;
    }
    this.announcer.say(this.say('stock.addedRange', { count: added.count }));
    await this.router.navigate(['/stock']);
  }

  /** Null when it was refused, which is said. */
  private async ask<Value>(ask: () => Promise<Outcome<Value>>): Promise<Value | null> {
    const answer = await this.submission.send(ask);
    if (answer === null) return null;
    if (answer.ok) return answer.value;
    this.submission.refusal.set(answer.refusal);
    return null;
  }
}
