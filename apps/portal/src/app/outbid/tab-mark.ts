// Marks the tab: words before the page's title, and another icon, as long as there is something to say.
import { DOCUMENT, effect, inject, Injectable, type Signal } from '@angular/core';
import { PageHeading } from '@haopai/web-app';

const ICON = 'favicon.svg';
const MARKED_ICON = 'favicon-outbid.svg';

@Injectable()
export class TabMark {
  private readonly heading = inject(PageHeading);
  private readonly document = inject(DOCUMENT);

  /** Run where effects may be made; the mark goes with the empty words. */
  follow(words: Signal<string>): void {
    effect((onCleanup) => {
      this.heading.precede(words());
      this.showIcon(words() === '' ? ICON : MARKED_ICON);
      onCleanup(() => {
        this.heading.precede('');
        this.showIcon(ICON);
      });
    });
  }

  private showIcon(file: string): void {
    const link = this.document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link !== null && link.getAttribute('href') !== file) link.setAttribute('href', file);
  }
}
