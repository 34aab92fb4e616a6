// The HTML of an article, sanitised once more by Angular; plates are drawn, numbers can be called, pictures keep their places before they
// come, and links within the site do not load it anew.
import { afterRenderEffect, Component, computed, ElementRef, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { blocksOf } from './article-blocks';
import { linkNumbers } from './numbers-in-text';
import { PlatesInText } from './plates-in-text';

/** Shown no larger than they are on a phone. */
const PHONE_MAX_PX = 400;

@Component({
  selector: 'hp-article-body',
  template: `
    @for (block of blocks(); track $index) {
      @if (block.kind === 'text') {
        <div class="hp-prose" [innerHTML]="block.html"></div>
      } @else {
        <div class="pictures">
          @for (picture of block.pictures; track picture.address) {
            <figure [class.phone]="picture.widthPx <= phoneMaxPx">
              <img
                loading="lazy"
                decoding="async"
                [attr.width]="picture.widthPx"
                [attr.height]="picture.heightPx"
                [alt]="picture.words"
                [src]="picture.address"
              />
              <figcaption aria-hidden="true">{{ picture.words }}</figcaption>
            </figure>
          }
        </div>
      }
    }
  `,
  providers: [PlatesInText],
  styleUrl: './article-body.scss',
  host: { '(click)': 'follow($event)' },
})
export class ArticleBody {
  private readonly router = inject(Router);
  private readonly plates = inject(PlatesInText);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly html = input.required<string>();

  protected readonly phoneMaxPx = PHONE_MAX_PX;
  protected readonly blocks = computed(() => blocksOf(this.html()));

  constructor() {
    afterRenderEffect(() => {
      this.blocks();
      this.plates.draw(this.host);
      linkNumbers(this.host);
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
