// Says on the pages from which one enrols that a citizen is barred, until when and why, and where to say that it is wrong; nothing to anybody else.
import { Component, computed, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { ServerClock, Session } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Notice } from '@haopai/web-ui';
import { ownBans } from './bans-client';

@Component({
  selector: 'hp-ban-note',
  imports: [Notice, RouterLink],
  template: `
    @if (ban(); as longest) {
      <hp-notice kind="warning" data-testid="ban-note" [heading]="say('ban.heading', longest)">
        {{ say('ban.words', longest) }}
        <a
          hpAction
          class="hp-button quiet"
          data-testid="claim-ban"
          routerLink="/account/claims/new"
          [queryParams]="{ about: 'ban', ref: longest.id }"
          >{{ say('ban.claim') }}</a
        >
      </hp-notice>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class BanNote {
  private readonly words = inject(Words);
  private readonly session = inject(Session);
  private readonly nowMs = inject(ServerClock).nowMs;
  private readonly list = reading(() => (this.session.citizenId() === null ? undefined : ownBans()), {
    subject: () => String(this.session.citizenId()),
  });

  protected readonly say = this.words.say;
  /** The last to end. */
  protected readonly ban = computed(() => {
    const [longest] = this.list.value() ?? [];
    if (longest === undefined) return null;
    const { id, plate, endsAtMs } = longest;
    const endsAt = this.words.dayTimeWithin(endsAtMs, untracked(this.nowMs));
    return { id, plate: formatPlate({ number: plate }), endsAt };
  });
}
