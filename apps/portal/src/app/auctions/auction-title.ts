// The name of an auction: the one it was given, or, where it is the usual number of a year, that in the reader's language. A drill is named so first.
import { Component, computed, inject, input } from '@angular/core';
import { CHINESE } from '@haopai/rules';
import { Words } from '@haopai/web-app';

@Component({
  selector: 'hp-auction-title',
  template: `<b [attr.lang]="reader.language()">{{ mark() }}</b
    >{{ words() }}`,
  host: { '[attr.lang]': 'language()' },
  styles: `
    b:empty {
      display: none;
    }
    b {
      padding: 0 0.3em;
      border: 1px solid;
      border-radius: 4px;
      background: var(--hp-surface);
      color: var(--hp-alert);
      font-size: 0.8em;
    }
  `,
})
export class AuctionTitle {
  protected readonly reader = inject(Words);

  readonly title = input.required<string>();
  readonly isDrill = input<boolean | undefined>(false);

  protected readonly mark = computed(() => (this.isDrill() === true ? this.reader.say('drill.mark') : ''));
  protected readonly words = computed(
    () => `${this.mark() === '' ? '' : ' '}${this.reader.auctionTitle(this.title())}`,
  );
  /** A name that was given in Chinese is read out as such, whatever the page speaks. */
  protected readonly language = computed(() => (/\p{Script=Han}/u.test(this.words()) ? CHINESE : null));
}
