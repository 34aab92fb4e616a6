// The account is there: what to do next.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Session } from '@haopai/web-data';
import { Icon, Notice } from '@haopai/web-ui';

const NEXT = [
  { address: '/practice', words: 'register.nextPractice' },
  { address: '/auctions', words: 'register.nextAuctions' },
  { address: '/guides', words: 'register.nextGuides' },
  { address: '/account', words: 'register.nextAccount' },
] as const;

@Component({
  selector: 'hp-done-step',
  imports: [Icon, Notice, RouterLink],
  template: `
    <hp-notice kind="done" [heading]="say('register.doneWords', { username: citizen()?.username ?? '' })" />
    <div>
      <h2>{{ say('register.next') }}</h2>
      <ul class="nexts">
        @for (next of nexts; track next.address) {
          <li>
            <a [routerLink]="next.address">
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
  protected readonly nexts = NEXT;
}
