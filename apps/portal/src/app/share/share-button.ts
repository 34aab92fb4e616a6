// Passes a page on: opens its link as a code to point a phone at, to be sent or copied. Where the dialog does not come, the link is copied.
import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, Injector, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import type { Address } from '../lots/sale-scene';

@Component({
  selector: 'hp-share-button',
  imports: [Icon],
  template: `
    <button
      type="button"
      data-testid="share"
      [attr.aria-label]="label()"
      [attr.title]="label()"
      (click)="share()"
    >
      <hp-icon [name]="isCopied() ? 'check' : 'share'" />
    </button>
    <span class="hp-heard" role="status">{{ isCopied() ? say('share.copied') : '' }}</span>
  `,
  styles: `
    :host {
      position: relative;
    }
    button {
      display: grid;
      place-items: center;
      width: var(--hp-touch);
      height: var(--hp-touch);
      padding: 0;
      border: 0;
      border-radius: var(--hp-corner);
      background: none;
      color: var(--hp-ink-soft);
      font-size: 1.125rem;
      cursor: pointer;
    }
    button:hover {
      color: var(--hp-blue);
    }
  `,
})
export class ShareButton {
  private readonly clipboard = inject(Clipboard);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);

  /** Of the page that is passed on: the usual one, whatever stands behind it in the reader's address. */
  readonly to = input.required<Address>();
  /** What is passed on, in the reader's words: a plate, an auction. */
  readonly what = input.required<string>();

  protected readonly say = inject(Words).say;
  protected readonly label = computed(() => this.say('share.label', { what: this.what() }));
  protected readonly isCopied = signal(false);

  protected async share(): Promise<void> {
    this.isCopied.set(false);
    const link = location.origin + this.router.serializeUrl(this.router.createUrlTree([...this.to()]));
    try {
      const { openShare } = await import('./share-dialog');
      await openShare(this.injector, { link, what: this.what() });
    } catch {
      // The dialog's file did not come: over a line that is gone, or after a new release.
      this.isCopied.set(this.clipboard.copy(link));
    }
  }
}
