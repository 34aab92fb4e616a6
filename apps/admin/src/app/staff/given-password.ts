// A password that was just given: shown this once, to be handed over.
import { Component, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { CopyButton } from '@haopai/web-app/copy';
import { Notice } from '@haopai/web-ui';

@Component({
  selector: 'hp-given-password',
  imports: [CopyButton, Notice],
  template: `
    <hp-notice kind="done" data-outcome tabindex="-1" data-testid="given-password" [heading]="heading()">
      {{ say('staff.givenWords') }}
      <div hpAction class="row">
        <code data-testid="password-once">{{ password() }}</code>
        <hp-copy-button [text]="password()" [what]="say('staff.givenPassword')" />
      </div>
    </hp-notice>
  `,
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px 16px;
    }
    code {
      font:
        600 20px/32px ui-monospace,
        monospace;
    }
  `,
})
export class GivenPassword {
  readonly heading = input.required<string>();
  readonly password = input.required<string>();

  protected readonly say = inject(Words).say;
}
