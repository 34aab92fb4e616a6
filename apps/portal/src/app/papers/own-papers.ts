// The papers of what one won or bought, each to download; nothing while there is none. A paper comes moments after the end, or the payment: it is
// looked for again for a while.
import { Component, computed, DestroyRef, effect, inject, input, untracked } from '@angular/core';
import { Words, wordsOf } from '@haopai/web-app';
import { reading } from '@haopai/web-data/reading';
import { Icon } from '@haopai/web-ui';
import { OwnInvoice } from './own-invoice';
import { PapersClient, type PapersSubject } from './papers-client';
import { PAPERS_WORDS } from './papers-words';

const LOOK_AGAIN_MS = 4_000;
const LOOKS_MAX = 5;

@Component({
  selector: 'hp-own-papers',
  imports: [Icon, OwnInvoice],
  template: `
    @if (areWordsHere() && papers().length > 0) {
      <h2>{{ say('papers.own') }}</h2>
      <ul>
        @for (paper of papers(); track paper.number) {
          <li data-testid="paper" [attr.data-kind]="paper.kind">
            @if (paper.address; as address) {
              <a class="hp-button quiet" download [href]="address"
                ><hp-icon name="download" />{{ say('papers.download.' + paper.kind) }}</a
              >
            } @else {
              <span class="kind">{{ say('papers.kind.' + paper.kind) }}</span>
              <strong>{{ say('papers.undone') }}</strong>
            }
            <span class="hp-soft">{{ say('papers.no', { no: paper.number }) }}</span>
          </li>
        }
      </ul>
    }
    @if (paidOrder(); as orderNo) {
      <hp-own-invoice [orderNo]="orderNo" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    h2 {
      font-size: 1rem;
      line-height: 1.5rem;
    }
    ul {
      display: grid;
      gap: 12px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 16px;
    }
    /* Within a sentence it begins small. */
    .kind::first-letter {
      text-transform: uppercase;
    }
  `,
  host: { 'data-testid': 'own-papers' },
})
export class OwnPapers {
  private readonly words = inject(Words);
  private readonly client = inject(PapersClient);

  readonly subject = input.required<PapersSubject>();
  /** The number of an order that is paid: of its price an invoice can be asked for. */
  readonly paidOrder = input<string | null>(null);
  /** How many there will be: as long as there are fewer they are looked for again. */
  readonly expected = input.required<number>();

  protected readonly areWordsHere = wordsOf(PAPERS_WORDS);
  protected readonly say = this.words.say;
  private readonly read = reading(() => this.client.of(this.subject()));
  protected readonly papers = computed(() =>
    (this.read.value()?.items ?? []).map(({ number, kind, state }) => ({
      ...{ number, kind },
      address: state === 'inForce' ? this.client.fileAddress(number, this.words.language()) : null,
    })),
  );

  constructor() {
    let looks = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const isMissing = this.read.value() !== null && this.papers().length < this.expected();
      clearTimeout(timer);
      if (!isMissing || looks >= LOOKS_MAX) return;
      timer = setTimeout(() => {
        looks += 1;
        untracked(() => this.read.reload());
      }, LOOK_AGAIN_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
