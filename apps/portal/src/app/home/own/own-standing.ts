// Where the reader stands, in three lines: what is to be paid, the next auction, what is theirs; for strangers the way in. Comes after the
// page, into a place that the page keeps for it.
import { Component, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { NoticeBell, onResume, OwnEnrolments, Session } from '@haopai/web-data';
import { Skeleton } from '@haopai/web-ui';
import { AuctionLine } from './auction-line';
import { MoneyLine } from './money-line';
import { OwnedLine } from './owned-line';
import { OwnLine } from './own-line';

@Component({
  selector: 'hp-own-standing',
  imports: [AuctionLine, MoneyLine, OwnedLine, OwnLine, RouterLink, Skeleton],
  template: `
    @if (session.isKnown()) {
      @if (session.citizen() !== null) {
        <hp-money-line />
      } @else {
        <hp-own-line icon="person" [heading]="say('home.newHere')">
          <span class="hp-soft">{{ say('home.newHereWords') }}</span>
          <a ownWay class="hp-button quiet" data-testid="own-register" routerLink="/register">{{
            say('nav.register')
          }}</a>
        </hp-own-line>
      }
      <hp-auction-line />
      @if (session.citizen() !== null) {
        <hp-owned-line />
      } @else {
        <hp-own-line icon="tick" [heading]="say('door.practise')">
          <span class="hp-soft">{{ say('door.practiseWords') }}</span>
          <a ownWay class="hp-button quiet" data-testid="own-practise" routerLink="/practice">{{
            say('door.practiseStart')
          }}</a>
        </hp-own-line>
      }
    } @else {
      <div class="waits"><hp-skeleton [count]="3" [height]="64" [label]="say('app.loading')" /></div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host > * + * {
      border-top: 1px solid var(--hp-line);
    }
    hp-money-line,
    hp-auction-line,
    hp-owned-line {
      display: block;
    }
    .waits {
      padding: 16px;
    }
  `,
})
export class OwnStanding {
  protected readonly session = inject(Session);
  protected readonly say = inject(Words).say;

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
