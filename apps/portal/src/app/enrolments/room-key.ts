// Paddle number and access code, large enough to be read out, each with a button that copies it.
import { Component, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { CopyButton } from '@haopai/web-app/copy';

@Component({
  selector: 'hp-room-key',
  imports: [CopyButton],
  template: `
    <div>
      <span class="hp-soft">{{ say('room.paddle') }}</span>
      <strong data-testid="paddle-no">{{ paddleNo() }}</strong>
      <hp-copy-button [text]="'' + paddleNo()" [what]="say('room.paddle')" />
    </div>
    <div>
      <span class="hp-soft">{{ say('room.code') }}</span>
      <strong data-testid="access-code">{{ accessCode() }}</strong>
      <hp-copy-button [text]="accessCode()" [what]="say('room.code')" />
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 12px;
    }
    div {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: 0 12px;
      padding: 12px 16px;
      border: 1px solid var(--hp-line);
      border-radius: var(--hp-corner);
      background: var(--hp-ground);
    }
    .hp-soft {
      grid-column: 1 / -1;
      font-size: 0.875rem;
    }
    strong {
      font-size: 1.625rem;
      font-variant-numeric: tabular-nums;
      letter-spacing: 0.04em;
      line-height: 2.25rem;
    }
    @media (max-width: 599px) {
      :host {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class RoomKey {
  readonly paddleNo = input.required<number>();
  readonly accessCode = input.required<string>();
  protected readonly say = inject(Words).say;
}
