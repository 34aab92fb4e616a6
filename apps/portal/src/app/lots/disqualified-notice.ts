// Says plainly to a bidder that their paddle was put out: why, and what becomes of bids, leads, plates and deposits (ADR 25).
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Notice } from '@haopai/web-ui';

const CONSEQUENCES = ['disqualified.bids', 'disqualified.lead', 'disqualified.won', 'disqualified.deposit'];
/** Nothing was won, and no deposit paid. */
const CONSEQUENCES_IN_DRILL = [...CONSEQUENCES.slice(0, 2), 'drill.noticeWords'];

@Component({
  selector: 'hp-disqualified-notice',
  imports: [Notice, RouterLink],
  template: `
    <hp-notice kind="failed" data-testid="disqualified" [heading]="heading()">
      <p>{{ say('lot.reason', { reason: reason() }) }}</p>
      <ul>
        @for (consequence of consequences(); track consequence) {
          <li>{{ say(consequence) }}</li>
        }
      </ul>
      <a hpAction routerLink="/contact">{{ say('disqualified.contact') }}</a>
    </hp-notice>
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      display: grid;
      gap: 4px;
      margin: 8px 0 0;
      padding-left: 20px;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
  `,
})
export class DisqualifiedNotice {
  readonly reason = input.required<string>();
  readonly paddleNo = input<number | null>(null);
  readonly isDrill = input<boolean | undefined>(false);
  protected readonly say = inject(Words).say;
  protected readonly consequences = computed(() => (this.isDrill() ? CONSEQUENCES_IN_DRILL : CONSEQUENCES));
  protected readonly heading = computed(() => {
    const paddle = this.paddleNo();
    return paddle === null
      ? this.say('disqualified.heading')
      : this.say('disqualified.headingOf', { paddle });
  });
}
