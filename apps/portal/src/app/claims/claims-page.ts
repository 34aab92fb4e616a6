// One's own claims and complaints: what each is about, how far it is, and by when whose turn it is.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClaimLine } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { ServerClock } from '@haopai/web-data';
import { Notice, StateChip } from '@haopai/web-ui';
import { newsList } from '../lists/news-list';
import { OwnList, OwnListRow } from '../lists/own-list';
import { BanNote } from './ban-note';
import { CLAIM_LOOKS, claimName, dueKey } from './claim-words';
import { ClaimsClient } from './claims-client';

const CLAIMS_PER_PAGE = 10;

@Component({
  selector: 'hp-claims-page',
  imports: [BanNote, Notice, OwnList, OwnListRow, RouterLink, StateChip],
  template: `
    <div class="top">
      <div>
        <h1>{{ say('account.section.claims') }}</h1>
        <p class="hp-soft">{{ say('claim.words') }}</p>
      </div>
      <a class="hp-button" data-testid="make-claim" routerLink="/account/claims/new">{{
        say('claim.make')
      }}</a>
    </div>
    <hp-ban-note />
    <hp-own-list
      [list]="list"
      [page]="page()"
      [failed]="say('claim.failed')"
      [skeletons]="3"
      [skeletonHeight]="96"
    >
      <ng-template [hpRow]="list" let-claim>
        <article class="hp-card" [attr.data-testid]="'claim-' + claim.id" [attr.data-state]="claim.state">
          <h2>
            <a [routerLink]="['/account/claims', claim.id]">{{ nameOf(claim) }}</a>
          </h2>
          <hp-state-chip [tone]="looks[claim.state].tone" [icon]="looks[claim.state].icon">{{
            say('claim.state.' + claim.state)
          }}</hp-state-chip>
          <p class="hp-soft">
            {{ say('claim.at', { time: dayTime(claim.createdAtMs, nowMs()) }) }}
            @if (dueOf(claim); as key) {
              · {{ say(key, { time: dayTimeWithin(claim.dueAtMs, nowMs()) }) }}
            }
          </p>
        </article>
      </ng-template>
      <hp-notice hpEmpty kind="empty" data-testid="claims-empty" [heading]="say('claim.none')">
        {{ say('claim.noneWords') }}
      </hp-notice>
    </hp-own-list>
  `,
  styleUrl: './claims-page.scss',
})
export class ClaimsPage {
  private readonly words = inject(Words);
  private readonly client = inject(ClaimsClient);
  protected readonly list = newsList(() => this.client.page(this.page(), CLAIMS_PER_PAGE));
  protected readonly nowMs = inject(ServerClock).nowMs;

  /** From the query. */
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly dayTime = this.words.dayTime;
  protected readonly dayTimeWithin = this.words.dayTimeWithin;
  protected readonly looks = CLAIM_LOOKS;

  protected nameOf(claim: ClaimLine): string {
    return claimName(claim, this.words);
  }

  protected dueOf(claim: ClaimLine): string | null {
    return dueKey(claim, this.nowMs());
  }
}
