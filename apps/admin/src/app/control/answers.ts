// What each lot answered to an act: how many did it, and those that refused with their words.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Icon, Notice } from '@haopai/web-ui';
import { ControlStore } from './control-store';
import { isUnanswered, RoomActs } from './room-acts';

@Component({
  selector: 'hp-answers',
  imports: [Icon, Notice],
  template: `
    @if (acts.answers(); as answers) {
      <section
        class="hp-card"
        data-testid="answers"
        data-outcome
        tabindex="-1"
        [attr.aria-label]="say('controlRoom.answers')"
      >
        <div class="hp-head">
          <p class="head"><hp-icon [name]="refused().length === 0 ? 'check' : 'alert'" />{{ heading() }}</p>
          <button
            type="button"
            class="hp-button quiet small"
            data-testid="answers-close"
            (click)="acts.close()"
          >
            {{ say('app.close') }}
          </button>
        </div>
        @if (done() !== '') {
          <p data-testid="answers-done">{{ say('controlRoom.answersDone', { lots: done() }) }}</p>
        }
        @if (refused().length > 0) {
          <ul data-testid="answers-refused">
            @for (one of refused(); track one.lotId) {
              <li [attr.data-code]="one.code">
                <strong>{{ one.name }}</strong> {{ one.words }}
              </li>
            }
          </ul>
        }
        @if (acts.again.refusal(); as refusal) {
          <hp-notice kind="failed" [heading]="sayRefusal(refusal)" />
        }
        @if (mayAskAgain()) {
          <button
            type="button"
            class="hp-button quiet"
            data-testid="ask-again"
            [attr.aria-disabled]="acts.again.isBusy()"
            (click)="acts.askAgain()"
          >
            {{ say('controlRoom.askAgain') }}
          </button>
        }
      </section>
    }
  `,
  styles: `
    /* Over the corner of the page: it replaces no figure, and no lot makes room for it. */
    :host {
      position: fixed;
      z-index: 4;
      right: 16px;
      bottom: 16px;
      display: block;
      width: min(420px, calc(100vw - 32px));
    }
    section {
      max-height: 50dvh;
      overflow-y: auto;
      box-shadow: 0 4px 24px rgb(0 0 0 / 18%);
      display: grid;
      gap: 12px;
      padding: 16px 24px;
      overflow-wrap: anywhere;
    }
    .head {
      display: flex;
      align-items: center;
      gap: 8px;
      font-weight: 600;
    }
    ul {
      display: grid;
      gap: 4px;
      max-height: 240px;
      margin: 0;
      padding-left: 20px;
      overflow-y: auto;
    }
    .hp-button {
      justify-self: start;
    }
  `,
})
export class AnswersPanel {
  private readonly words = inject(Words);
  private readonly store = inject(ControlStore);
  protected readonly acts = inject(RoomActs);

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  private readonly results = computed(() => this.acts.answers()?.results ?? []);
  protected readonly done = computed(() =>
    this.results()
      .filter(({ outcome }) => outcome === 'done')
      .map(({ lotNo }) => lotNo)
      .join(', '),
  );
  protected readonly refused = computed(() =>
    this.results()
      .filter(({ outcome }) => outcome === 'refused')
      .map(({ lotId, lotNo, code }) => ({
        ...{ lotId, code },
        name: this.say('controlRoom.lot', {
          no: lotNo,
          plate: this.store.room()?.names.get(lotId)?.plate ?? '',
        }),
        words: this.say(`controlRoom.refused.${wordsOf(code)}`),
      })),
  );
  protected readonly heading = computed(() => {
    const kind = this.acts.answers()?.act.kind ?? 'pause';
    const all = this.results().length;
    const unknown = this.results().filter(isUnanswered).length;
    const refused = this.refused().length - unknown;
    return this.say(`controlRoom.answered.${howMany(all, refused, unknown)}`, {
      ...{ what: this.say(`controlRoom.kind.${kind}`), done: all - refused - unknown, refused, unknown },
    });
  });
  /** Of a disqualification the others are told by themselves. */
  protected readonly mayAskAgain = computed(() => {
    const answers = this.acts.answers();
    return answers !== null && answers.body !== null && answers.results.some(isUnanswered);
  });
}

function howMany(all: number, refused: number, unknown: number): string {
  if (all === 0) return 'nobody';
  if (unknown === 0) return refused === 0 ? 'all' : 'some';
  return refused === 0 ? 'unanswered' : 'mixed';
}

const CODES = ['LOT.ENDED', 'LOT.NOT_OPEN', 'LOT.NOT_PAUSED', 'LOT.PAUSED'];

function wordsOf(code: string | null): string {
  if (code === 'SERVER.UNAVAILABLE' || code === 'SERVER.BUSY') return 'unanswered';
  return code !== null && CODES.includes(code) ? code : 'other';
}
