// Numbers of winners whom the cashier calls: asked for with a reason, and shown for a while.
import { inject, Injectable, type OnDestroy, signal } from '@angular/core';
import type { WinnerContact, WinnerView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { SettlementClient } from './settlement-client';

/** Long enough for a call to begin; whoever walks away from the screen leaves nothing to read on it. */
export const CONTACT_FOR_MS = 60_000;

/** Provided by the page. */
@Injectable()
export class WinnerContacts implements OnDestroy {
  private readonly client = inject(SettlementClient);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly shown = signal<WinnerContact | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  ngOnDestroy(): void {
    this.hide();
  }

  /** Null while it is masked. */
  of({ lotId }: WinnerView): WinnerContact | null {
    const contact = this.shown();
    return contact?.lotId === lotId ? contact : null;
  }

  async ask({ lotId, plate }: WinnerView): Promise<void> {
    const named = { plate: formatPlate(plate) };
    const done = await this.reasons.ask({
      heading: this.words.say('settlement.contact.heading', named),
      words: this.words.say('settlement.contact.words'),
      yes: this.words.say('settlement.contact.yes'),
      act: (reason) => this.client.contact(lotId, reason),
    });
    if (done === null) return;
    this.shown.set(done.value);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), CONTACT_FOR_MS);
    this.announcer.say(this.words.say('settlement.contact.done', named));
  }

  private hide(): void {
    clearTimeout(this.timer);
    this.shown.set(null);
  }
}
