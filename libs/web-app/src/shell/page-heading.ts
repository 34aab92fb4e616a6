// Each page's main heading names the page: in the browser's title, and by taking the focus when one arrives by a link.
import { DOCUMENT } from '@angular/common';
import { afterNextRender, DestroyRef, type ElementRef, inject, Injectable, type Signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { Words } from '../words/words';

@Injectable({ providedIn: 'root' })
export class PageHeading {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  private readonly destroyed = inject(DestroyRef);
  private holder: HTMLElement | null = null;
  private path: string | null = null;
  private preceding = '';
  /** A page that still loads has no heading yet; it gets the focus when it has, unless the visitor has moved on. */
  private isAwaited = false;
  /** What had the focus after the last window. */
  private opener: Element | null = null;

  /** Watches the element that holds the page. Headings change: with the language, and when what they name has loaded. */
  follow(holder: Signal<ElementRef<HTMLElement>>): void {
    afterNextRender(() => {
      const main = holder().nativeElement;
      this.holder = main;
      const observer = new MutationObserver(() => this.read(main));
      observer.observe(main, { childList: true, subtree: true, characterData: true });
      const navigation = this.router.events.subscribe((event) => {
        if (event instanceof NavigationEnd) this.arrive(main, event.urlAfterRedirects);
      });
      this.destroyed.onDestroy(() => {
        observer.disconnect();
        navigation.unsubscribe();
      });
      this.read(main);
    });
  }

  /** Words before the title of every page, until others come; empty for none. */
  precede(words: string): void {
    this.preceding = words;
    if (this.holder !== null) this.read(this.holder);
  }

  /** After a window whose opener is gone, with which the focus would be nowhere; or goes a moment later, as when its list has been read again. */
  takeLostFocus(): void {
    this.opener = this.document.activeElement;
    const heading = this.holder?.querySelector('h1');
    if (heading && this.opener === this.document.body) this.focus(heading);
  }

  /** Only another path is another page: a filter or a page number in the query leaves the focus where it is. */
  private arrive(main: HTMLElement, url: string): void {
    const path = url.split(/[?#]/, 1)[0] ?? '';
    const isFirst = this.path === null;
    if (path === this.path) return;
    this.path = path;
    if (!isFirst) {
      main.focus({ preventScroll: true });
      this.isAwaited = true;
    }
    this.read(main);
  }

  private read(main: HTMLElement): void {
    const heading = main.querySelector('h1');
    if (heading === null) return;
    if (this.opener?.isConnected === false) {
      this.opener = null;
      if (this.document.activeElement === this.document.body) this.focus(heading);
    }
    const name = heading.textContent.trim();
    const own = this.path === '/' ? this.words.say('app.title') : `${name} · ${this.words.say('app.brand')}`;
    const title = this.preceding + own;
    if (name !== '' && this.document.title !== title) this.document.title = title;
    if (!this.isAwaited) return;
    this.isAwaited = false;
    if (this.document.activeElement !== main) return;
    this.focus(heading);
  }

  private focus(heading: HTMLElement): void {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}
