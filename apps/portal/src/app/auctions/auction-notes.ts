// What an auction has of its own: what became different after it was published, its special conditions, and how its plates are fetched. The newest
// note in full, the rest to be opened.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Words } from '@haopai/web-app';
import { ServerClock } from '@haopai/web-data';
import { ConditionsWhenThere } from '../conditions/conditions-when-there';
import { CallableText } from '../contact/callable-text';
import { AuctionWord } from './auction-word';

@Component({
  selector: 'hp-auction-notes',
  imports: [CallableText, ConditionsWhenThere],
  providers: [AuctionWord],
  template: `
    @if (notes().length > 0) {
      <section data-testid="auction-notes" [attr.aria-label]="say('auctionNotes.heading')">
        <h2>{{ say('auctionNotes.heading') }}</h2>
        @for (note of notes().slice(0, 1); track note.atMs) {
          <p>
            <hp-callable-text [text]="note.note" /> <span class="hp-soft">{{ note.time }}</span>
          </p>
        }
        @if (notes().length > 1) {
          <details>
            <summary>{{ say('auctionNotes.earlier', { count: notes().length - 1 }) }}</summary>
            @for (note of notes().slice(1); track $index) {
              <p>
                <hp-callable-text [text]="note.note" /> <span class="hp-soft">{{ note.time }}</span>
              </p>
            }
          </details>
        }
      </section>
    }
    @if (word().hasConditions) {
      <hp-conditions-when-there [auctionId]="auctionId()" />
    }
    @if (word().pickUpText !== '') {
      <details class="pick-up" data-testid="auction-pick-up">
        <summary>{{ say('pickUp.heading') }}</summary>
        <p class="text"><hp-callable-text [text]="word().pickUpText" /></p>
      </details>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      min-width: 0;
    }
    :host:not(:has(*)) {
      display: none;
    }
    section {
      display: grid;
      gap: 4px;
      padding: 12px 16px;
      border: 1px solid var(--hp-line);
      border-left: 4px solid var(--hp-alert);
      border-radius: var(--hp-corner);
      background: var(--hp-surface);
    }
    h2 {
      font-size: 1rem;
    }
    p {
      overflow-wrap: anywhere;
    }
    .hp-soft {
      font-size: 0.875rem;
      white-space: nowrap;
    }
    .text {
      white-space: pre-line;
    }
    summary {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
      color: var(--hp-blue);
      cursor: pointer;
    }
    details p + p {
      margin-top: 8px;
    }
  `,
})
export class AuctionNotes {
  private readonly words = inject(Words);
  private readonly nowMs = inject(ServerClock).nowMs;
  private readonly told = inject(AuctionWord);

  readonly auctionId = input.required<number>();

  protected readonly say = this.words.say;
  protected readonly word = this.told.word;
  protected readonly notes = computed(() =>
    this.word().notes.map((note) => ({
      ...note,
      time: this.words.dayTime(note.atMs, untracked(this.nowMs)),
    })),
  );

  constructor() {
    effect(() => {
      const auctionId = this.auctionId();
      untracked(() => void this.told.learn(auctionId));
    });
  }
}
