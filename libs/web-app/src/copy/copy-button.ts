// Copies a short text, such as an access code, and says that it did.
import { Clipboard } from '@angular/cdk/clipboard';
import { Component, DestroyRef, inject, input, signal } from '@angular/core';
import { Icon } from '@haopai/web-ui';
import { Words } from '../words/words';

const SAID_FOR_MS = 3_000;

@Component({
  selector: 'hp-copy-button',
  imports: [Icon],
  template: `
    <button
      type="button"
      class="hp-button quiet"
      [attr.aria-label]="say('copy.label', { what: what() })"
      (click)="copy()"
    >
      <hp-icon [name]="isCopied() ? 'check' : 'copy'" />{{ say(isCopied() ? 'copy.done' : 'copy.copy') }}
    </button>
    <span class="hp-heard" role="status">{{ isCopied() ? say('copy.said', { what: what() }) : '' }}</span>
  `,
  styles: `
    :host {
      position: relative;
    }
    .hp-button {
      padding-inline: 12px;
      font-size: 0.9375rem;
      white-space: nowrap;
    }
  `,
})
export class CopyButton {
  private readonly clipboard = inject(Clipboard);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly text = input.required<string>();
  /** What it is called: paddle number, access code. */
  readonly what = input.required<string>();

  protected readonly say = inject(Words).say;
  protected readonly isCopied = signal(false);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected copy(): void {
    if (!this.clipboard.copy(this.text())) return;
    clearTimeout(this.timer);
    this.isCopied.set(true);
    this.timer = setTimeout(() => this.isCopied.set(false), SAID_FOR_MS);
  }
}
