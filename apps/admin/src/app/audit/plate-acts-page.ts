// All that staff did to one plate, on one page: when, who, what, and each fact before and after, also out of acts on many plates at once.
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditEntryView, AuditNames, AuditPage } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { MomentPipe, Words } from '@haopai/web-app';
import { PagedList, pageFromQuery } from '@haopai/web-app/lists';
import type { Outcome } from '@haopai/web-data';
import { Icon } from '@haopai/web-ui';
import { ListFrame } from '../lists/list-frame';
import { ActWords } from './act-words';
import { AuditClient } from './audit-client';
import { changesOf } from './changes-of';
import { FactWords } from './fact-words';
import { factsOfPlate } from './facts-of-plate';

interface FactRow {
  readonly fact: string;
  readonly before: string;
  readonly after: string;
}

@Component({
  selector: 'hp-plate-acts-page',
  imports: [Icon, ListFrame, MomentPipe, RouterLink],
  template: `
    <a class="hp-back" routerLink="/audit" [queryParams]="{ text: number() }"
      ><hp-icon name="back" />{{ say('audit.heading') }}</a
    >
    <h1>{{ say('audit.plateHistory', { plate: plate() }) }}</h1>
    <p class="hp-soft">{{ say('audit.plateHistoryWords') }}</p>
    <hp-list-frame
      [list]="list"
      [label]="say('audit.plateHistory', { plate: plate() })"
      [nothing]="say('audit.nothing')"
      [nothingWords]="say('audit.noPlateActs')"
    >
      <table class="hp-table">
        <thead>
          <tr>
            <th scope="col">{{ say('audit.when') }}</th>
            <th scope="col">{{ say('audit.who') }}</th>
            <th scope="col">{{ say('audit.act') }}</th>
            <th scope="col">{{ say('audit.changed') }}</th>
            <th scope="col">{{ say('audit.before') }}</th>
            <th scope="col">{{ say('audit.after') }}</th>
            <th scope="col">{{ say('audit.reason') }}</th>
          </tr>
        </thead>
        @for (entry of list.items(); track entry.no) {
          @let facts = factsOf(entry);
          <tbody [attr.data-testid]="'act-' + entry.no">
            @for (row of facts; track row.fact; let isFirst = $first) {
              <tr>
                @if (isFirst) {
                  <td class="time" [attr.rowspan]="facts.length">{{ entry.atMs | hpMoment }}</td>
                  <td [attr.rowspan]="facts.length">{{ entry.staffName || say('audit.nobodyIn') }}</td>
                  <th scope="rowgroup" [attr.rowspan]="facts.length">
                    {{ actWords.act(entry.act) }}
                    <span class="hp-soft">{{ actWords.subject(entry.subject, names()) }}</span>
                  </th>
                }
                <td>{{ row.fact }}</td>
                <td>{{ row.before }}</td>
                <td>{{ row.after }}</td>
                @if (isFirst) {
                  <td [attr.rowspan]="facts.length">{{ entry.reason }}</td>
                }
              </tr>
            }
          </tbody>
        }
      </table>
    </hp-list-frame>
  `,
  styles: `
    .hp-soft {
      display: block;
      font-weight: 400;
    }
    td {
      overflow-wrap: anywhere;
    }
  `,
  host: { class: 'hp-page' },
})
export class PlateActsPage {
  private readonly client = inject(AuditClient);
  private readonly facts = inject(FactWords);
  private readonly words = inject(Words);
  protected readonly actWords = inject(ActWords);

  readonly number = input.required<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly plate = computed(() => formatPlate({ number: this.number() }));
  protected readonly list = new PagedList<AuditEntryView>();
  protected readonly names = signal<AuditNames>({});

  constructor() {
    effect(() => {
      const [number, page] = [this.number(), this.page()];
      untracked(() => void this.list.show(() => this.find(number, page)));
    });
  }

  private async find(number: string, page: number): Promise<Outcome<AuditPage>> {
    const found = await this.client.aboutPlate(number, page);
    if (found.ok) this.names.set(found.value.names ?? {});
    return found;
  }

  /** One row at least: an act may say nothing but that it was done. */
  protected factsOf({ subject, before, after }: AuditEntryView): readonly FactRow[] {
    const about = { kind: subject.split(':', 1)[0] ?? '', names: this.names() };
    const [was, is] = [factsOfPlate(before, this.number()), factsOfPlate(after, this.number())];
    const rows = changesOf(was, is)
      .filter(({ before: old, after: now, isChanged }) => isChanged || old === undefined || now === undefined)
      .map(({ name, before: old, after: now }) => ({
        fact: this.facts.name(name),
        before: this.facts.value(name, old, about),
        after: this.facts.value(name, now, about),
      }));
    return rows.length > 0 ? rows : [{ fact: '', before: '', after: '' }];
  }
}
