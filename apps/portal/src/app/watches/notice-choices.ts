// The switches for what one is told of the watchlist, and how.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { Icon, Notice } from '@haopai/web-ui';
import { NoticeChoicesStore } from './notice-choices-store';

const TOPICS = ['watchStart', 'outbid'] as const;
const WAYS = [
  { name: 'portal', icon: 'bell' },
  { name: 'push', icon: 'vibrate' },
  { name: 'sms', icon: 'mail' },
] as const;

@Component({
  selector: 'hp-notice-choices',
  imports: [Icon, LoadFailed, Notice, RouterLink],
  providers: [NoticeChoicesStore],
  template: `
    <section class="hp-card">
      <div>
        <h2>{{ say('watch.choices') }}</h2>
        <p class="hp-soft">{{ say('watch.choicesWords') }}</p>
      </div>
      @let state = store.choices.state();
      @if (state.status === 'failed') {
        <hp-load-failed [failure]="state" (again)="store.choices.reload()" />
      }
      @if (state.status === 'ready') {
        @for (topic of topics; track topic) {
          <div class="switches" role="group" [attr.aria-labelledby]="'topic-' + topic">
            <h3 [id]="'topic-' + topic">{{ say('watch.topic.' + topic) }}</h3>
            <p class="hp-soft">{{ say('watch.when.' + topic) }}</p>
            @for (way of ways; track way.name) {
              <button
                type="button"
                role="switch"
                [attr.data-testid]="'choice-' + topic + '-' + way.name"
                [attr.aria-checked]="state.value[topic][way.name]"
                (click)="store.flip(topic, way.name)"
              >
                <hp-icon [name]="way.icon" /><span>{{ say('watch.way.' + way.name) }}</span
                ><span class="track"></span>
              </button>
            }
          </div>
        }
      }
      @if (store.refusal(); as refusal) {
        <hp-notice kind="failed" [heading]="sayRefusal(refusal)" />
      }
      <p class="hp-soft">
        {{ say('watch.pushWords') }} <a routerLink="/account/notices">{{ say('watch.toPush') }}</a>
      </p>
    </section>
  `,
  styleUrls: ['../bidding/alert-switches.scss', './notice-choices.scss'],
})
export class NoticeChoices {
  private readonly words = inject(Words);
  protected readonly store = inject(NoticeChoicesStore);

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly topics = TOPICS;
  protected readonly ways = WAYS;
}
