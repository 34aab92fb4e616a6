// State of the hand-over desk: what was scanned, what was found under it, and what was given out here since the page was opened.
import { inject, Injectable, signal } from '@angular/core';
import type { HandOversFound, HandOverView, Refusal } from '@haopai/contracts';
import { HandOverClient } from './hand-over-client';

export type DeskState =
  | { readonly status: 'ready' }
  | { readonly status: 'looking' }
  | { readonly status: 'failed'; readonly refusal: Refusal }
  | { readonly status: 'none'; readonly text: string }
  | { readonly status: 'several'; readonly sales: readonly HandOverView[]; readonly isMore: boolean }
  /** Another turn each time it is opened: what is typed into one card is not the next one's. */
  | { readonly status: 'one'; readonly sale: HandOverView; readonly turn: number };

const GIVEN_SHOWN_MAX = 20;

@Injectable()
export class HandOverStore {
  private readonly client = inject(HandOverClient);
  private readonly current = signal<DeskState>({ status: 'ready' });
  private readonly done = signal<readonly HandOverView[]>([]);
  private turns = 0;

  readonly text = signal('');
  readonly state = this.current.asReadonly();
  /** The newest first. */
  readonly given = this.done.asReadonly();

  /** Nothing while the same is looked for already: a scanner may send its Enter twice. */
  async find(): Promise<void> {
    const text = this.text().trim();
    if (text === '' || this.current().status === 'looking') return;
    this.current.set({ status: 'looking' });
    const answer = await this.client.search(text);
    if (!answer.ok) this.current.set({ status: 'failed', refusal: answer.refusal });
    else this.show(text, answer.value);
  }

  open(sale: HandOverView): void {
    this.turns += 1;
    this.current.set({ status: 'one', sale, turn: this.turns });
  }

  /** For the next one. */
  clear(): void {
    this.text.set('');
    this.current.set({ status: 'ready' });
  }

  noteGiven(sale: HandOverView): void {
    this.done.update((before) => [sale, ...before].slice(0, GIVEN_SHOWN_MAX));
    this.clear();
  }

  noteTakenBack(sale: HandOverView): void {
    this.done.update((before) =>
      before.filter(({ way, saleId }) => way !== sale.way || saleId !== sale.saleId),
    );
    this.open(sale);
  }

  private show(text: string, { sales, isMore }: HandOversFound): void {
    const [first, ...others] = sales;
    if (first === undefined) this.current.set({ status: 'none', text });
    else if (others.length === 0) this.open(first);
    else this.current.set({ status: 'several', sales, isMore });
  }
}
