// Which papers the hand-over desk checks, under their names in each language; changed as a whole, with a reason.
import { Component, computed, inject, signal } from '@angular/core';
import {
  HAND_OVER_PAPERS_MAX,
  type HandOverPapersView,
  PAPER_NAME_MAX,
  type PaperName,
  type Refusal,
} from '@haopai/contracts';
import { inEachLanguage, LANGUAGES, wordsFor } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { ApiClient, type Outcome } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Skeleton } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { TypedForm } from '../forms/typed-form';
import { HandOverClient } from '../hand-over/hand-over-client';
import { StaffSession } from '../session/staff-session';
import { linesOfPapers, type PaperRow, paperRowOf, papersPart, papersText } from './paper-row';

@Component({
  selector: 'hp-hand-over-part',
  imports: [FormNews, LoadFailed, Skeleton, TextField],
  providers: [FaultFocus],
  template: `
    <div>
      <h2>{{ say('handOver.list.heading') }}</h2>
      <p class="hp-soft">{{ say('handOver.list.words') }}</p>
    </div>
    @let loaded = papers.state();
    @switch (loaded.status) {
      @case ('loading') {
        <hp-skeleton [count]="1" [height]="96" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-load-failed data-testid="papers-failed" [failure]="loaded" (again)="papers.reload()" />
      }
      @case ('ready') {
        @if (open(); as now) {
          <hp-form-news [kept]="kept" [refusal]="refusal()" [nameOf]="nameOfForm" [textOf]="textOf" />
          <form novalidate data-testid="papers-form" (submit)="save($event, now)">
            @for (row of rows(); track row; let no = $index) {
              <div class="paper">
                @for (language of languages; track language) {
                  <hp-text-field
                    [name]="'paper-' + no + '-' + language"
                    [label]="
                      say('handOver.list.inLanguage', { language: say('content.language.' + language) })
                    "
                    [lengthMax]="nameMax"
                    [error]="sayFault(row[language].shownFault())"
                    [(value)]="row[language].text"
                    (left)="row[language].leave()"
                  />
                }
                @if (rows().length > 1) {
                  <p>
                    <button type="button" class="hp-button quiet small" (click)="remove(row)">
                      {{ say('handOver.list.remove', { no: no + 1 }) }}
                    </button>
                  </p>
                }
              </div>
            }
            @if (rows().length < papersMax) {
              <p>
                <button type="button" class="hp-button quiet small" data-testid="papers-add" (click)="add()">
                  {{ say('handOver.list.add') }}
                </button>
              </p>
            }
            <div class="row">
              <button type="submit" class="hp-button small" data-testid="papers-save">
                {{ say('settings.save') }}
              </button>
              <button type="button" class="hp-button quiet small" (click)="close()">
                {{ say('dialog.no') }}
              </button>
            </div>
          </form>
        } @else {
          <ol>
            @for (paper of loaded.value.papers; track $index) {
              <li>{{ nameOf(paper) }}</li>
            }
          </ol>
          @if (mayEdit()) {
            <div class="row">
              <button
                type="button"
                class="hp-button quiet small"
                data-testid="papers-edit"
                [attr.aria-label]="say('settings.changeOf', { name: say('handOver.list.heading') })"
                (click)="edit(loaded.value)"
              >
                {{ say('settings.change') }}
              </button>
            </div>
          }
        }
      }
    }
  `,
  styles: `
    :host,
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    p,
    ol {
      margin: 0;
    }
    .paper {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      align-items: start;
      gap: 12px;
    }
    .paper p {
      align-self: end;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
  host: { class: 'hp-card' },
})
export class HandOverPart {
  private readonly words = inject(Words);
  private readonly api = inject(ApiClient);
  private readonly client = inject(HandOverClient);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);
  private readonly session = inject(StaffSession);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly languages = LANGUAGES;
  protected readonly nameMax = PAPER_NAME_MAX;
  protected readonly papersMax = HAND_OVER_PAPERS_MAX;
  protected readonly papers = reading(() => this.client.papers());
  /** The list that is being changed, as it was read. */
  protected readonly open = signal<HandOverPapersView | null>(null);
  protected readonly rows = signal<readonly PaperRow[]>([]);
  private readonly typed = new TypedForm({ papers: papersPart(this.rows) });
  protected readonly kept = keepForm(this.typed);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly nameOfForm = (): string => this.say('handOver.list.heading');
  protected readonly textOf = (_: string, text: string): string => linesOfPapers(text);
  protected readonly mayEdit = computed(() => this.session.may('settings.edit'));

  protected nameOf(paper: PaperName): string {
    return wordsFor(paper, this.words.language()) ?? '';
  }

  protected edit(view: HandOverPapersView): void {
    this.refusal.set(null);
    this.open.set(view);
    this.typed.show({ papers: papersText(view.papers) });
  }

  protected close(): void {
    this.open.set(null);
    this.typed.show({});
  }

  protected add(): void {
    this.rows.update((rows) => [...rows, paperRowOf({})]);
  }

  protected remove(row: PaperRow): void {
    this.rows.update((rows) => rows.filter((one) => one !== row));
  }

  protected async save(event: Event, { version }: HandOverPapersView): Promise<void> {
    event.preventDefault();
    const rows = this.rows();
    if (!areGood(...rows.flatMap((row) => LANGUAGES.map((language) => row[language])))) {
      this.focus.move();
      return;
    }
    const papers = rows.map((row) => inEachLanguage((language) => row[language].good()));
    const done = await this.reasons.ask({
      heading: this.say('handOver.list.heading'),
      words: this.say('handOver.list.question'),
      yes: this.say('settings.save'),
      act: (reason) => this.heed(this.client.changePapers({ version, papers, reason })),
    });
    if (done === null) return;
    this.close();
    this.papers.update(() => done.value);
    this.announcer.say(this.say('handOver.list.done'));
  }

  /** Where somebody else was faster: behind the dialog, what counts now comes beside what was typed. */
  private async heed(asked: Promise<Outcome<HandOverPapersView>>): Promise<Outcome<HandOverPapersView>> {
    const answer = await asked;
    if (answer.ok || answer.refusal.code !== 'RECORD.CHANGED') return answer;
    const now = await this.api.ask(this.client.papers());
    if (!now.ok) return answer;
    this.papers.update(() => now.value);
    this.refusal.set(answer.refusal);
    this.typed.meet({ papers: papersText(now.value.papers) });
    this.open.set(now.value);
    return answer;
  }
}
