// Plates from a spreadsheet: looked through first, and put into the stock once nothing in it is wrong.
import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SHEET_BYTES_MAX } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus, Submission } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { Icon, Notice } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { SheetImport, type SheetPlan } from '../sheets/sheet-import';
import { StockClient } from './stock-client';

@Component({
  selector: 'hp-import-plates-page',
  imports: [Icon, Notice, RouterLink, SheetImport],
  providers: [FaultFocus],
  template: `
    <a class="hp-back" routerLink="/stock"><hp-icon name="back" />{{ say('stock.back') }}</a>
    <h1>{{ say('stock.import') }}</h1>
    <p>{{ say('stock.importWords', { megabytes }) }}</p>
    <p class="hp-soft">{{ say('stock.importColumns') }}</p>
    @if (submission.refusal(); as refusal) {
      <hp-notice
        kind="failed"
        data-testid="sheet-refusal"
        data-outcome
        tabindex="-1"
        [heading]="sayRefusal(refusal)"
      />
    }
    <hp-sheet-import [plan]="plan" />
  `,
  host: { class: 'hp-page' },
})
export class ImportPlatesPage {
  private readonly words = inject(Words);
  private readonly client = inject(StockClient);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly megabytes = SHEET_BYTES_MAX / 1024 / 1024;
  protected readonly submission = new Submission();
  protected readonly plan: SheetPlan = {
    submission: this.submission,
    priceColumn: 'price',
    templateName: this.say('sheet.platesTemplate'),
    template: (wanted) => this.ask(() => this.client.template(wanted)),
    look: (file) => this.ask(() => this.client.checkSheet(file)),
    take: (file) => this.take(file),
  };

  private async take(file: File): Promise<void> {
    const added = await this.ask(() => this.client.takeSheet(file));
    if (added === null) return;
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
