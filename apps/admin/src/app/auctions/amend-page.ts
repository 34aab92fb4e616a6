// Changes what harms nobody after the publication, with a note that everybody reads.
import { Component, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdminAuctionDetail } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine, readOptional } from '@haopai/web-app/forms';
import { TextField } from '@haopai/web-ui/fields';
import { AreaField } from '@haopai/web-ui/office-forms';
import { Announcer } from '../announcements/announcer';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import type { FormTexts } from '../forms/merge-texts';
import { TypedForm } from '../forms/typed-form';
import { AuctionFrame } from './auction-frame';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

const TITLE_MAX = 100;
const TEXT_MAX = 500;

@Component({
  selector: 'hp-amend-page',
  imports: [AreaField, AuctionFrame, FormNews, RouterLink, TextField],
  providers: [FaultFocus, OneAuction],
  template: `
    <hp-auction-frame [id]="id()" place="overview">
      <hp-form-news [kept]="kept" [refusal]="store.submission.refusal()" [nameOf]="nameOf" />
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
  /** By the words of its fields, `auctionDesk.…`. */
  private readonly typed = new TypedForm({
    ...{ title: this.title.text, pickUp: this.pickUpText.text, note: this.note.text },
  });
  protected readonly kept = keepForm(this.typed, () => `amendment.${this.id()}`);
  protected readonly nameOf = (field: string): string => this.say(`auctionDesk.${field}`);
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
      untracked(() => this.typed.show(textsOf(auction)));
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
    if (done === null) {
      await this.meet();
      return this.focus.move();
    }
    this.kept.settle();
    this.announcer.say(this.say('auctionDesk.amended', { title: this.words.auctionTitle(title) }));
    await this.router.navigate(['/auctions', this.id()]);
  }

  /** Where somebody else was faster: what they saved comes beside what was typed. */
  private async meet(): Promise<void> {
    const refusal = this.store.submission.refusal();
    if (refusal?.code !== 'RECORD.CHANGED') return;
    await this.store.refresh();
    const auction = this.store.current();
    if (auction !== null) this.typed.meet(textsOf(auction));
  }
}

function textsOf({ title, pickUpText }: AdminAuctionDetail): FormTexts {
  return { title, pickUp: pickUpText };
}
