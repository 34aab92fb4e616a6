// One's own passkeys: a list, and a form that adds one, names one or gives one up.
import { Component, inject, signal } from '@angular/core';
import { PASSKEYS_MAX } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { PasskeyDevice } from '@haopai/web-app/passkeys';
import { reading } from '@haopai/web-data/reading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { PasskeysClient } from '../passkeys/passkeys-client';
import { PasskeyForm, type PasskeyTask } from './passkey-form';
import { PasskeyList } from './passkey-list';

@Component({
  selector: 'hp-own-passkeys',
  imports: [LoadFailed, LoadStale, Notice, PasskeyForm, PasskeyList, Skeleton],
  template: `
    <section class="hp-card" data-testid="own-passkeys">
      <h2>{{ say('passkey.heading') }}</h2>
      <p class="hp-soft">{{ say('passkey.words') }}</p>
      <p class="hp-soft" data-testid="passkey-lost">{{ say('passkey.lost') }}</p>
      @let state = passkeys.state();
      @switch (state.status) {
        @case ('loading') {
          <hp-skeleton [count]="1" [height]="64" [label]="say('app.loading')" />
        }
        @case ('failed') {
          <hp-load-failed
            data-testid="passkeys-failed"
            [heading]="say('passkey.failed')"
            [failure]="state"
            (again)="passkeys.reload()"
          />
        }
        @case ('ready') {
          <hp-load-stale [why]="state.stale" />
          @if (state.value.items.length === 0) {
            <p data-testid="no-passkeys">{{ say('passkey.none') }}</p>
          }
          <hp-passkey-list
            [passkeys]="state.value.items"
            (renameAsked)="begin({ kind: 'rename', passkey: $event })"
            (removeAsked)="begin({ kind: 'remove', passkey: $event })"
          />
          @if (task(); as chosen) {
            <hp-passkey-form [task]="chosen" (done)="finish($event)" (givenUp)="task.set(null)" />
          } @else if (!isThere) {
            <hp-notice kind="info" [heading]="say('passkey.noBrowser')" />
          } @else if (state.value.items.length < max) {
            <p>
              <button
                type="button"
                class="hp-button"
                data-testid="add-passkey"
                (click)="begin({ kind: 'add' })"
              >
                {{ say('passkey.add') }}
              </button>
            </p>
          } @else {
            <p class="hp-soft">{{ say('passkey.tooMany', { max }) }}</p>
          }
        }
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }

    h2,
    p {
      margin: 0;
    }
  `,
})
export class OwnPasskeys {
  private readonly client = inject(PasskeysClient);
  private readonly announcer = inject(Announcer);

  protected readonly say = inject(Words).say;
  protected readonly max = PASSKEYS_MAX;
  protected readonly isThere = inject(PasskeyDevice).isThere();
  protected readonly passkeys = reading(() => this.client.own());
  /** Null while nothing is being done. */
  protected readonly task = signal<PasskeyTask | null>(null);

  protected begin(task: PasskeyTask): void {
    this.task.set(task);
  }

  /** `said`: in words. */
  protected finish(said: string): void {
    this.task.set(null);
    this.announcer.say(said);
    this.passkeys.reload();
  }
}
