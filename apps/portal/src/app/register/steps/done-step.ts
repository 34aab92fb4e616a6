// The account is there: what to do next.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Session } from '@haopai/web-data';
import { Icon, Notice } from '@haopai/web-ui';
import { RegistrationStore } from '../registration-store';

interface Next {
  readonly address: string;
  readonly words: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** First of all, where another account has the document. */
const CLAIM: Next = {
  ...{ address: '/account/claims/new', words: 'register.nextClaim', query: { about: 'document' } },
};
const NEXT: readonly Next[] = [
  { address: '/practice', words: 'register.nextPractice' },
  { address: '/auctions', words: 'register.nextAuctions' },
  { address: '/guides', words: 'register.nextGuides' },
  { address: '/account', words: 'register.nextAccount' },
];

@Component({
  selector: 'hp-done-step',
  imports: [Icon, Notice, RouterLink],
  template: `
    <hp-notice kind="done" [heading]="say('register.doneWords', { username: citizen()?.username ?? '' })" />
    <div>
      <h2>{{ say('register.next') }}</h2>
      <ul class="nexts">
        @for (next of nexts(); track next.address) {
          <li>
            <a [routerLink]="next.address" [queryParams]="next.query">
              <span>
                <strong>{{ say(next.words) }}</strong>
                <span class="hp-soft">{{ say(next.words + 'Words') }}</span>
              </span>
              <hp-icon name="next" />
            </a>
          </li>
        }
      </ul>
    </div>
  `,
  styleUrl: './step.scss',
})
export class DoneStep {
  protected readonly say = inject(Words).say;
  protected readonly citizen = inject(Session).citizen;
  private readonly claimsDocument = inject(RegistrationStore).claimsDocument;
  protected readonly nexts = computed(() => (this.claimsDocument() ? [CLAIM, ...NEXT] : NEXT));
}
