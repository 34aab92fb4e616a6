// How the phone that shows codes is bound: what to do, the secret as a picture, and the secret to type.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';

@Component({
  selector: 'hp-bind-phone',
  template: `
    <p>{{ lead() ?? say('login.bindWords') }}</p>
    <ol>
      <li>{{ say('login.bindStep1') }}</li>
      <li>{{ say('login.bindStep2') }}</li>
      <li>{{ say('login.bindStep3') }}</li>
    </ol>
    <div class="secret">
      <img width="200" height="200" data-testid="totp-picture" [src]="qrCode()" [alt]="say('login.qrCode')" />
      <div>
        <span class="hp-soft">{{ say('login.secret') }}</span>
        <code data-testid="totp-secret">{{ grouped() }}</code>
      </div>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    ol {
      display: grid;
      gap: 4px;
      margin: 0;
      padding-left: 24px;
    }
    .secret {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 16px 24px;
    }
    .secret > div {
      display: grid;
      flex: 1 1 150px;
      gap: 4px;
    }
    img {
      border: 1px solid var(--hp-line);
      border-radius: var(--hp-corner);
      background: #ffffff;
    }
    code {
      font:
        600 18px/28px ui-monospace,
        monospace;
      overflow-wrap: anywhere;
    }
  `,
})
export class BindPhone {
  /** Where it is not the first log-in. */
  readonly lead = input<string>();
  readonly secret = input.required<string>();
  readonly qrCode = input.required<string>();

  protected readonly say = inject(Words).say;
  protected readonly grouped = computed(() => this.secret().replace(/.{4}(?=.)/g, '$& '));
}
