// The papers of a lot or an order: looked for when somebody wants them, each taken along in the language of the page. Taking one is on record.
import { Component, computed, inject, input, signal } from '@angular/core';
import type { ConfirmationHead } from '@haopai/contracts';
import { SaveFile, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Icon } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { PapersDeskClient } from './papers-client';

@Component({
  selector: 'hp-papers-of',
  imports: [Icon, LoadFailed],
  template: `
    @if (!isOpen()) {
      <button type="button" class="hp-button quiet small" data-testid="papers" (click)="isOpen.set(true)">
        {{ say('officePapers.open') }}
      </button>
    } @else {
      @let state = read.state();
      @switch (state.status) {
        @case ('loading') {
          <span class="hp-soft">{{ say('app.loading') }}</span>
        }
        @case ('failed') {
          <hp-load-failed data-testid="papers-failed" [failure]="state" (again)="read.reload()" />
        }
        @case ('ready') {
          @for (paper of papers(); track paper.number) {
            <button
              type="button"
              class="hp-button quiet small"
              [attr.data-testid]="'paper-' + paper.kind"
              [attr.aria-disabled]="isTaking()"
              (click)="take(paper)"
            >
              <hp-icon name="download" />{{ say('officePapers.kind.' + paper.kind) }} {{ paper.number }}
              @if (paper.state === 'undone') {
                · {{ say('officePapers.undone') }}
              }
            </button>
          } @empty {
            <span class="hp-soft" data-testid="no-papers">{{ say('officePapers.none') }}</span>
          }
        }
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class PapersOf {
  private readonly words = inject(Words);
  private readonly client = inject(PapersDeskClient);
  private readonly files = inject(SaveFile);
  private readonly announcer = inject(Announcer);

  /** `lots/7`, `orders/20261126004217360918`. */
  readonly subject = input.required<string>();

  protected readonly say = this.words.say;
  protected readonly isOpen = signal(false);
  protected readonly isTaking = signal(false);
  protected readonly read = reading(() => (this.isOpen() ? this.client.of(this.subject()) : undefined));
  protected readonly papers = computed(() => this.read.value()?.items ?? []);

  protected async take({ number, kind }: ConfirmationHead): Promise<void> {
    if (this.isTaking()) return;
    this.isTaking.set(true);
    const answer = await this.client.file(number, this.words.language());
    this.isTaking.set(false);
    if (!answer.ok) {
      this.announcer.sayRefused(this.words.sayRefusal(answer.refusal));
      return;
    }
    this.files.save(`${this.say(`officePapers.kind.${kind}`)} ${number}.pdf`, answer.value);
    this.announcer.say(this.say('officePapers.taken', { number }));
  }
}
