// Plates that are paid: since when they can be fetched, with which papers, and where.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PickUpView } from '@haopai/contracts';
import { wordsFor } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { Plate } from '@haopai/web-ui';
import { groupVin } from '@haopai/web-ui/fields';
import { CallableText } from '../contact/callable-text';

@Component({
  selector: 'hp-pick-up',
  imports: [CallableText, Plate, RouterLink],
  template: `
    @if (isPart()) {
      <h2>{{ say('pickUp.heading') }}</h2>
    } @else {
      <h3>{{ say('pickUp.heading') }}</h3>
    }
    <ul class="plates">
      @for (item of pickUp().plates; track item.plate.number) {
        <li>
          <hp-plate [number]="item.plate.number" [kind]="item.plate.kind" [colour]="item.plate.colour" />
          <span class="hp-soft">{{ say('order.depositVin', { vin: groupVin(item.vin) }) }}</span>
          @if (item.collectedAtMs; as atMs) {
            <strong data-testid="collected">{{ say('pickUp.collected', { time: timeOf(atMs) }) }}</strong>
          }
        </li>
      }
    </ul>
    @if (isAnyHere()) {
      <p>{{ say('pickUp.from', { time: timeOf(pickUp().fromMs) }) }}</p>
      <ul>
        @for (paper of papers(); track paper) {
          <li>{{ paper }}</li>
        }
      </ul>
      @if (pickUp().text; as text) {
        <p class="text" data-testid="pick-up-text"><hp-callable-text [text]="text" /></p>
      }
      <a routerLink="/contact">{{ say('pickUp.where') }}</a>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 16px 20px;
      border: 1px solid var(--hp-line);
      border-left: 4px solid var(--hp-lead);
      border-radius: var(--hp-corner);
    }
    h2,
    h3 {
      font-size: 1rem;
    }
    ul {
      display: grid;
      gap: 6px;
      margin: 0;
      padding-left: 22px;
    }
    .text {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .plates {
      padding: 0;
      list-style: none;
    }
    .plates li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 16px;
    }
    hp-plate {
      width: 120px;
    }
    a {
      display: inline-flex;
      align-items: center;
      justify-self: start;
      min-height: var(--hp-touch);
    }
  `,
  host: { 'data-testid': 'pick-up' },
})
export class PickUp {
  private readonly words = inject(Words);

  readonly pickUp = input.required<PickUpView>();
  readonly nowMs = input.required<number>();
  /** Of a page, not of a card with a heading of its own. */
  readonly isPart = input(false);

  protected readonly say = this.words.say;
  protected readonly groupVin = groupVin;
  /** Whoever has fetched all of them needs no way. */
  protected readonly isAnyHere = computed(() => this.pickUp().plates.some((plate) => !plate.collectedAtMs));

  protected readonly papers = computed(() =>
    this.pickUp().toBring.flatMap((paper) => wordsFor(paper, this.words.language()) ?? []),
  );

  protected timeOf(atMs: number): string {
    return this.words.dayTime(atMs, this.nowMs());
  }
}
