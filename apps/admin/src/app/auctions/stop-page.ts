// Asks a colleague for a stop that has a time: a later start, or when the auction goes on.
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { REASON_MAX, type StopKind } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine, readMoment } from '@haopai/web-app/forms';
import { AreaField, MomentField } from '@haopai/web-ui/office-forms';
import { Announcer } from '../announcements/announcer';
import { keepForm } from '../forms/keep-form';
import { TypedForm } from '../forms/typed-form';
import { AuctionFrame } from './auction-frame';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

@Component({
  selector: 'hp-stop-page',
  imports: [AreaField, AuctionFrame, MomentField, MomentPipe, RouterLink],
  providers: [FaultFocus, OneAuction],
  template: `
    <hp-auction-frame [id]="id()" place="overview">
      <form novalidate (submit)="ask($event)">
        <h2>{{ heading() }}</h2>
        <p class="hp-soft">{{ say('stopDesk.askWords.' + kind()) }}</p>
        @if (store.current(); as auction) {
          <p>{{ say('stopDesk.startsNow') }} {{ auction.startsAtMs | hpMoment }}</p>
        }
        <hp-moment-field
          name="until"
          [label]="say('stopDesk.until.' + kind())"
          [help]="say('stopDesk.untilHelp.' + kind())"
          [error]="sayFault(until.shownFault())"
          [(value)]="until.text"
          (left)="until.leave()"
        />
        <hp-area-field
          name="reason"
          [label]="say('stopDesk.reason')"
          [help]="say('stopDesk.publicReason')"
          [lengthMax]="reasonMax"
          [error]="sayFault(reason.shownFault())"
          [(value)]="reason.text"
          (left)="reason.leave()"
        />
        <div class="row">
          <button
            class="hp-button"
            type="submit"
            data-testid="save"
            [attr.aria-disabled]="store.submission.isBusy()"
          >
            {{ say('stopDesk.askYes') }}
          </button>
          <a class="hp-button quiet" [routerLink]="['/auctions', id()]">{{ say('auctionDesk.back') }}</a>
        </div>
      </form>
    </hp-auction-frame>
  `,
  styleUrl: './form.scss',
  host: { class: 'hp-page' },
})
export class StopPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);
  private readonly focus = inject(FaultFocus);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });
  /** From the route. */
  readonly kind = input.required<StopKind>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly reasonMax = REASON_MAX;
  protected readonly until = new FormField(readMoment);
  protected readonly reason = new FormField(readLine);
  private readonly typed = new TypedForm({ until: this.until.text, reason: this.reason.text });
  private readonly kept = keepForm(this.typed);
  protected readonly heading = computed(() =>
    this.say(`stopDesk.askHeading.${this.kind()}`, {
      title: this.words.auctionTitle(this.store.current()?.title ?? ''),
    }),
  );

  constructor() {
    this.typed.show({});
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
  }

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    const [untilMs, reason] = [this.until.value(), this.reason.value()];
    if (!areGood(this.until, this.reason) || untilMs === null || reason === null) return this.focus.move();
    const kind = this.kind();
    const done = await this.store.send((seen) => this.client.askStop(seen, { kind, reason, untilMs }));
    if (done === null) return this.focus.move();
    this.kept.settle();
    this.announcer.say(this.say('stopDesk.asked'));
    await this.router.navigate(['/auctions', this.id()]);
  }
}
