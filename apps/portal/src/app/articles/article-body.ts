// The HTML of an article, sanitised once more by Angular; links within the site change the page without loading it anew.
import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';

@Component({
  selector: 'hp-article-body',
  template: `<div [innerHTML]="html()"></div>`,
  styles: `
    :host {
      display: block;
    }
  `,
  host: { '(click)': 'follow($event)' },
})
export class ArticleBody {
  private readonly router = inject(Router);
  readonly html = input.required<string>();

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
