// Begins a draft with the terms of another auction.
import { Component, effect, inject, input, numberAttribute, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine, readMoment } from '@haopai/web-app/forms';
import { ConsentBox, TextField } from '@haopai/web-ui/fields';
import { MomentField } from '@haopai/web-ui/office-forms';
import { Announcer } from '../announcements/announcer';
import { keepForm } from '../forms/keep-form';
import { tickedPart, TypedForm } from '../forms/typed-form';
import { AuctionFrame } from './auction-frame';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

const TITLE_MAX = 100;

@Component({
  selector: 'hp-copy-page',
  imports: [AuctionFrame, ConsentBox, MomentField, RouterLink, TextField],
  providers: [FaultFocus, OneAuction],
  template: `
    <hp-auction-frame [id]="id()" place="overview">
      <form novalidate (submit)="save($event)">
        <h2>{{ say('auctionDesk.copyHeading') }}</h2>
        <p class="hp-soft">{{ say('auctionDesk.copyWords') }}</p>
        <hp-text-field
          name="title"
          [label]="say('auctionDesk.title')"
          [lengthMax]="titleMax"
          [error]="sayFault(title.shownFault())"
          [(value)]="title.text"
          (left)="title.leave()"
        />
        <hp-moment-field
          name="starts-at"
          [label]="say('auctionDesk.startsAt')"
          [help]="say('auctionDesk.startsAtHelp')"
          [error]="sayFault(startsAt.shownFault())"
          [(value)]="startsAt.text"
          (left)="startsAt.leave()"
        />
        <hp-consent-box name="with-lots" [(isTicked)]="withLots">{{
          say('auctionDesk.withLots')
        }}</hp-consent-box>
        <div class="row">
          <button
            class="hp-button"
            type="submit"
            data-testid="save"
            [attr.aria-disabled]="store.submission.isBusy()"
          >
            {{ say('auctionDesk.copy') }}
          </button>
          <a class="hp-button quiet" [routerLink]="['/auctions', id()]">{{ say('auctionDesk.back') }}</a>
        </div>
      </form>
    </hp-auction-frame>
  `,
  styleUrl: './form.scss',
  host: { class: 'hp-page' },
})
export class CopyPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);
  private readonly focus = inject(FaultFocus);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly titleMax = TITLE_MAX;
  protected readonly title = new FormField(readLine);
  protected readonly startsAt = new FormField(readMoment);
  protected readonly withLots = signal(true);
  private readonly typed = new TypedForm({
    ...{ title: this.title.text, startsAt: this.startsAt.text, withLots: tickedPart(this.withLots) },
  });
  protected readonly kept = keepForm(this.typed);

  constructor() {
    this.typed.keep();
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [title, startsAtMs, withLots] = [this.title.value(), this.startsAt.value(), this.withLots()];
    if (!areGood(this.title, this.startsAt) || title === null || startsAtMs === null)
      return this.focus.move();
    const done = await this.store.send(({ id }) => this.client.copy(id, { title, startsAtMs, withLots }));
    if (done === null) return this.focus.move();
    this.kept.settle();
    const { id, lotCount } = done.value;
    this.announcer.say(
      this.say('auctionDesk.copied', { title: this.words.auctionTitle(title), lots: lotCount }),
    );
    await this.router.navigate(['/auctions', id]);
  }
}
