// Changes what harms nobody after the publication, with a note that everybody reads.
import { Component, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine, readOptional } from '@haopai/web-app/forms';
import { TextField } from '@haopai/web-ui/fields';
import { AreaField } from '@haopai/web-ui/office-forms';
import { Announcer } from '../announcements/announcer';
import { AuctionFrame } from './auction-frame';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

const TITLE_MAX = 100;
const TEXT_MAX = 500;

@Component({
  selector: 'hp-amend-page',
  imports: [AreaField, AuctionFrame, RouterLink, TextField],
  providers: [FaultFocus, OneAuction],
  template: `
    <hp-auction-frame [id]="id()" place="overview">
      <form novalidate (submit)="save($event)">
        <h2>{{ say('auctionDesk.amendHeading') }}</h2>
        <p class="hp-soft">{{ say('auctionDesk.amendWords') }}</p>
        <hp-text-field
          name="title"
          [label]="say('auctionDesk.title')"
          [lengthMax]="titleMax"
          [error]="sayFault(title.shownFault())"
          [(value)]="title.text"
          (left)="title.leave()"
        />
        <hp-area-field
          name="pick-up"
          [label]="say('auctionDesk.pickUp')"
          [help]="say('auctionDesk.pickUpHelp')"
          [lengthMax]="textMax"
          [(value)]="pickUpText.text"
        />
        <hp-area-field
          name="note"
          [label]="say('auctionDesk.note')"
          [help]="say('auctionDesk.noteHelp')"
          [lengthMax]="textMax"
          [error]="sayFault(note.shownFault())"
          [(value)]="note.text"
          (left)="note.leave()"
        />
        <div class="row">
          <button
            class="hp-button"
            type="submit"
            data-testid="save"
            [attr.aria-disabled]="store.submission.isBusy()"
          >
            {{ say('auctionDesk.amend') }}
          </button>
          <a class="hp-button quiet" [routerLink]="['/auctions', id()]">{{ say('auctionDesk.back') }}</a>
        </div>
      </form>
    </hp-auction-frame>
  `,
  styleUrl: './form.scss',
  host: { class: 'hp-page' },
})
export class AmendPage {
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
  protected readonly textMax = TEXT_MAX;
  protected readonly title = new FormField(readLine);
  protected readonly pickUpText = new FormField(readOptional);
  protected readonly note = new FormField(readLine);
  private isFilled = false;

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    effect(() => {
      const auction = this.store.current();
      if (auction === null || this.isFilled) return;
      this.isFilled = true;
      untracked(() => {
        this.title.text.set(auction.title);
        this.pickUpText.text.set(auction.pickUpText);
      });
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [title, note] = [this.title.value(), this.note.value()];
    if (!areGood(this.title, this.note) || title === null || note === null) return this.focus.move();
    const pickUpText = this.pickUpText.value() ?? '';
    const done = await this.store.send((seen) =>
      this.client.amend(seen, { version: seen.version, note, title, pickUpText }),
    );
    if (done === null) return this.focus.move();
    this.announcer.say(this.say('auctionDesk.amended', { title: this.words.auctionTitle(title) }));
    await this.router.navigate(['/auctions', this.id()]);
  }
}
