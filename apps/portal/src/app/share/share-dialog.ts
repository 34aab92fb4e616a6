// The link of a page, as a code that another phone reads, to be sent by what the reader's own device has for it, or to be copied.
import { Component, type Injector, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule } from '@angular/material/dialog';
import { Words } from '@haopai/web-app';
import { CopyButton } from '@haopai/web-app/copy';
import { Icon } from '@haopai/web-ui';
import { firstValueFrom } from 'rxjs';
import { drawQr } from './qr-path';

export interface Shared {
  readonly link: string;
  readonly what: string;
}

/** Resolves when it is closed. */
export async function openShare(injector: Injector, data: Shared): Promise<void> {
  const opened = injector
    .get(MatDialog)
    .open(ShareDialog, { data, width: '400px', autoFocus: 'first-heading' });
  await firstValueFrom(opened.afterClosed());
}

@Component({
  selector: 'hp-share-dialog',
  imports: [CopyButton, Icon, MatDialogModule],
  template: `
    <div class="hp-dialog">
      <h2 mat-dialog-title class="hp-dialog-title" tabindex="-1">{{ shared.what }}</h2>
      <svg
        role="img"
        data-testid="share-code"
        [attr.viewBox]="'0 0 ' + code.size + ' ' + code.size"
        [attr.aria-label]="say('share.code')"
      >
        <rect width="100%" height="100%" fill="#ffffff" />
        <path fill="#000000" [attr.d]="code.path" />
      </svg>
      <p class="hp-soft">{{ say('share.codeWords') }}</p>
      <p class="link" data-testid="share-link">{{ shared.link }}</p>
      <div class="row">
        @if (canSend) {
          <button type="button" class="hp-button" data-testid="share-send" (click)="send()">
            <hp-icon name="share" />{{ say('share.send') }}
          </button>
        }
        <hp-copy-button [text]="shared.link" [what]="say('share.link')" />
        <button type="button" class="hp-button quiet" data-testid="share-close" mat-dialog-close>
          {{ say('app.close') }}
        </button>
      </div>
      @if (isRefused()) {
        <p role="alert">{{ say('share.refused') }}</p>
      }
    </div>
  `,
  styles: `
    .hp-dialog {
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    svg {
      width: min(240px, 100%);
      border-radius: var(--hp-corner);
      shape-rendering: crispEdges;
    }
    .link {
      overflow-wrap: anywhere;
      user-select: all;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
})
export class ShareDialog {
  protected readonly shared = inject<Shared>(MAT_DIALOG_DATA);
  protected readonly say = inject(Words).say;
  protected readonly code = drawQr(this.shared.link);
  /** Phones, and some desks. */
  protected readonly canSend = typeof navigator.share === 'function';
  protected readonly isRefused = signal(false);

  protected async send(): Promise<void> {
    this.isRefused.set(false);
    try {
      await navigator.share({ title: this.shared.what, url: this.shared.link });
    } catch (error) {
      // Whoever thought better of it has not been refused.
      this.isRefused.set(!(error instanceof DOMException && error.name === 'AbortError'));
    }
  }
}
