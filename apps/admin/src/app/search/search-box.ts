// The way to the one search from every page: a box in the bar, Ctrl-K, and a stroke where nothing is typed. Its code comes when it is first opened.
import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { firstValueFrom } from 'rxjs';
import { Announcer } from '../announcements/announcer';
import type { FoundPlace } from './found-places';

@Component({
  selector: 'hp-search-box',
  imports: [Icon],
  template: `
    <button
      type="button"
      data-testid="search"
      aria-keyshortcuts="Control+K"
      aria-haspopup="dialog"
      (click)="open()"
    >
      <hp-icon name="search" /><span class="words">{{ say('search.heading') }}</span
      ><kbd>{{ key }}</kbd>
    </button>
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-width: 48px;
      min-height: 40px;
      padding: 0 12px;
      border: 1px solid var(--hp-line);
      border-radius: var(--hp-corner);
      background: var(--hp-ground);
      color: var(--hp-ink-soft);
      font: inherit;
      white-space: nowrap;
      cursor: pointer;
    }
    button:hover {
      color: var(--hp-blue);
    }
    kbd {
      font-size: 0.8125rem;
    }
    @media (max-width: 1199px) {
      kbd,
      .words {
        position: absolute;
        overflow: hidden;
        width: 1px;
        height: 1px;
        clip-path: inset(50%);
      }
      button {
        justify-content: center;
        min-height: 48px;
      }
    }
  `,
  host: { '(document:keydown)': 'hear($event)' },
})
export class SearchBox {
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly document = inject(DOCUMENT);

  protected readonly say = this.words.say;
  protected readonly key = 'Ctrl K';
  private readonly isOpen = signal(false);

  protected hear(event: KeyboardEvent): void {
    const isCommand = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const isStroke =
      event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !this.isTyping();
    if (!isCommand && !isStroke) return;
    event.preventDefault();
    void this.open();
  }

  protected async open(): Promise<void> {
    // Over a question that waits for its answer nothing else is opened.
    if (this.isOpen() || this.dialog.openDialogs.length > 0) return;
    this.isOpen.set(true);
    const place = await this.ask();
    this.isOpen.set(false);
    if (place !== undefined) await this.router.navigate([place.address], { queryParams: place.query ?? {} });
  }

  private async ask(): Promise<FoundPlace | undefined> {
    const code = await import('./search-dialog').catch(() => null);
    if (code === null) {
      this.announcer.sayRefused(this.say('question.notFetched'));
      return undefined;
    }
    const opened = this.dialog.open<unknown, unknown, FoundPlace>(code.SearchDialog, {
      ...{ width: '640px', autoFocus: 'input', position: { top: '80px' } },
    });
    return firstValueFrom(opened.afterClosed());
  }

  private isTyping(): boolean {
    const focused = this.document.activeElement;
    return (
      focused instanceof HTMLElement && focused.matches('input, textarea, select, [contenteditable="true"]')
    );
  }
}
