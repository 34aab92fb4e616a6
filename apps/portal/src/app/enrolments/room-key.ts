// Paddle number and access code, large enough to be read out, each with a button that copies it. A code that is hidden is shown on request.
import { Component, inject, input, output } from '@angular/core';
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
      @if (accessCode(); as code) {
        <strong data-testid="access-code">{{ code }}</strong>
        <hp-copy-button [text]="code" [what]="say('room.code')" />
      } @else {
        <button type="button" class="hp-button quiet" data-testid="show-code" (click)="asked.emit()">
          {{ say('confirmSelf.showCode') }}
        </button>
        <span class="hp-soft">{{ say('confirmSelf.codeHidden') }}</span>
      }
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
    button {
      grid-column: 1 / -1;
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
  /** Null while it is hidden. */
  readonly accessCode = input.required<string | null>();
  /** Whoever asks for it confirms that it is they. */
  readonly asked = output();
  protected readonly say = inject(Words).say;
}
