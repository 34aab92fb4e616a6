// The way to the one search from every page: a box in the bar, Ctrl-K, and a stroke where nothing is typed. Its code comes when it is first opened.
import { Component, DOCUMENT, inject, Injector } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';

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
    @media (max-width: 599px) {
      button {
        min-width: 40px;
        padding: 0;
        border: 0;
        background: none;
      }
    }
  `,
  host: { '(document:keydown)': 'hear($event)' },
})
export class SearchBox {
  private readonly injector = inject(Injector);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly document = inject(DOCUMENT);

  protected readonly say = this.words.say;
  protected readonly key = 'Ctrl K';

  protected hear(event: KeyboardEvent): void {
    const isCommand = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const isStroke =
      event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !this.isTyping();
    if (!isCommand && !isStroke) return;
    event.preventDefault();
    void this.open();
  }

  protected async open(): Promise<void> {
    const code = await import('./search-opener').catch(() => null);
    if (code === null) this.announcer.sayRefused(this.say('question.notFetched'));
    else await this.injector.get(code.SearchOpener).open();
  }

  private isTyping(): boolean {
    const focused = this.document.activeElement;
    return (
      focused instanceof HTMLElement && focused.matches('input, textarea, select, [contenteditable="true"]')
    );
  }
}
