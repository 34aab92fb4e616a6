// Passkeys as a list: what each is called, when it was made and last used, and what can be done with it.
import { Component, inject, input, output } from '@angular/core';
import type { PasskeyView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ServerClock } from '@haopai/web-data';
import { StateChip } from '@haopai/web-ui';

@Component({
  selector: 'hp-passkey-list',
  imports: [StateChip],
  template: `
    <ul>
      @for (passkey of passkeys(); track passkey.id) {
        <li data-testid="passkey">
          <div class="what">
            <strong>{{ passkey.name }}</strong>
            @if (!passkey.isUsable) {
              <hp-state-chip tone="neutral">{{ say('passkey.otherHost') }}</hp-state-chip>
            }
            <dl>
              <div>
                <dt>{{ say('passkey.used') }}</dt>
                <dd>
                  {{
                    passkey.lastUsedAtMs === null
                      ? say('passkey.neverUsed')
                      : dayTime(passkey.lastUsedAtMs, nowMs())
                  }}
                </dd>
              </div>
              <div>
                <dt>{{ say('passkey.made') }}</dt>
                <dd>{{ dayTime(passkey.createdAtMs, nowMs()) }}</dd>
              </div>
            </dl>
          </div>
          <div class="acts">
            <button
              type="button"
              class="hp-button quiet"
              data-testid="rename-passkey"
              [attr.aria-label]="say('passkey.renameLabel', { name: passkey.name })"
              (click)="renameAsked.emit(passkey)"
            >
              {{ say('passkey.rename') }}
            </button>
            <button
              type="button"
              class="hp-button quiet"
              data-testid="remove-passkey"
              [attr.aria-label]="say('passkey.removeLabel', { name: passkey.name })"
              (click)="removeAsked.emit(passkey)"
            >
              {{ say('passkey.remove') }}
            </button>
          </div>
        </li>
      }
    </ul>
  `,
  styleUrl: './passkey-list.scss',
})
export class PasskeyList {
  private readonly words = inject(Words);

  readonly passkeys = input.required<readonly PasskeyView[]>();
  readonly renameAsked = output<PasskeyView>();
  readonly removeAsked = output<PasskeyView>();

  protected readonly say = this.words.say;
  protected readonly dayTime = this.words.dayTime;
  protected readonly nowMs = inject(ServerClock).nowMs;
}
