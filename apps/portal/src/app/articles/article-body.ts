// The HTML of an article, sanitised once more by Angular; plates are drawn, numbers can be called, and links within the site do not load it anew.
import { afterRenderEffect, Component, type ElementRef, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { linkNumbers } from './numbers-in-text';
import { PlatesInText } from './plates-in-text';

@Component({
  selector: 'hp-article-body',
  template: `<div #text class="hp-prose" [innerHTML]="html()"></div>`,
  providers: [PlatesInText],
  styles: `
    :host {
      display: block;
    }
  `,
  host: { '(click)': 'follow($event)' },
})
export class ArticleBody {
  private readonly router = inject(Router);
  private readonly plates = inject(PlatesInText);
  private readonly text = viewChild.required<ElementRef<HTMLElement>>('text');
  readonly html = input.required<string>();

  constructor() {
    afterRenderEffect(() => {
      this.html();
      const text = this.text().nativeElement;
      this.plates.draw(text);
      linkNumbers(text);
    });
  }

  /** A link is followed by Enter as by a click; a new tab stays the browser's affair. */
  protected follow(event: MouseEvent): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const address = link?.getAttribute('href') ?? '';
    if (!/^\/(?!\/)/.test(address)) return;
    event.preventDefault();
    void this.router.navigateByUrl(address);
  }
}
