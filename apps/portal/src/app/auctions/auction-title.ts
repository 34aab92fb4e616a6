// The name of an auction: the one it was given, or, where it is the usual number of a year, that in the reader's language.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';

@Component({
  selector: 'hp-auction-title',
  template: `{{ words() }}`,
  host: { '[attr.lang]': 'language()' },
})
export class AuctionTitle {
  private readonly reader = inject(Words);

  readonly title = input.required<string>();

  protected readonly words = computed(() => this.reader.auctionTitle(this.title()));
  /** A name that was given in Chinese is read out as such, whatever the page speaks. */
  protected readonly language = computed(() => (/\p{Script=Han}/u.test(this.words()) ? 'zh' : null));
}
