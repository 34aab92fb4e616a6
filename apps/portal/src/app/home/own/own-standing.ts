// What the reader has to do: what is to be paid, the room to enter or the auction to enrol in, plates to fetch; for strangers the way in. Comes
// after the page, into a place that the page keeps for it.
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { NoticeBell, onResume, OwnEnrolments, Session } from '@haopai/web-data';
import { Skeleton } from '@haopai/web-ui';
import { AuctionLine } from './auction-line';
import { MoneyLine } from './money-line';
import { OwnDue } from './own-due';
import { OwnLine } from './own-line';

@Component({
  selector: 'hp-own-standing',
  providers: [OwnDue],
  imports: [AuctionLine, MoneyLine, OwnLine, RouterLink, Skeleton],
  template: `
    @if (!session.isKnown() || isAwaited()) {
      <div class="waits"><hp-skeleton [count]="2" [height]="72" [label]="say('app.loading')" /></div>
    } @else if (session.citizen() === null) {
      <hp-own-line class="tall" icon="person" [heading]="say('home.newHere')">
        <span class="hp-soft">{{ say('home.newHereWords') }}</span>
        <ng-container ngProjectAs="[ownWay]">
          <a class="hp-button" data-testid="own-register" routerLink="/register">{{ say('nav.register') }}</a>
          <a class="hp-button quiet" data-testid="own-practise" routerLink="/practice">{{
            say('door.practiseStart')
          }}</a>
        </ng-container>
      </hp-own-line>
    } @else {
      @if (hasMoney()) {
        <hp-money-line />
      }
      <hp-auction-line [class.more]="hasMoney()" [isShort]="hasMoney()" />
      @if (due.platesToFetch().length > 0) {
        <a class="more" data-testid="own-fetch" routerLink="/account/enrolments">{{
          say('home.fetch', { plates: due.platesToFetch().join('、') })
        }}</a>
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }
    hp-money-line,
    hp-auction-line {
      display: block;
    }
    .more {
      display: flex;
      align-items: center;
      min-height: 44px;
      padding-inline: 16px;
      border-top: 1px solid var(--hp-line);
      font-weight: 600;
    }
    .waits {
      padding: 16px;
    }
  `,
})
export class OwnStanding {
  protected readonly due = inject(OwnDue);
  protected readonly session = inject(Session);
  protected readonly say = inject(Words).say;
  protected readonly isAwaited = computed(
    () => this.session.citizen() !== null && this.due.state().status === 'loading',
  );
  /** Also where it is not known: somebody may owe something. */
  protected readonly hasMoney = computed(
    () => this.due.state().status === 'failed' || this.due.orders().length > 0,
  );

  constructor() {
    const [bell, enrolments] = [inject(NoticeBell), inject(OwnEnrolments)];
    // Two of the lines tell of them: asked for once, and again with news.
    const ask = (): void => {
      if (this.session.citizenId() !== null) void enrolments.resumeLatest();
    };
    effect(() => {
      this.session.citizenId();
      bell.latest();
      untracked(ask);
    });
    onResume(ask);
  }
}
