// Articles in every state: found by kind, state and words.
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdminArticleHead, ArticleState } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { pagedReading } from '@haopai/web-app/loading';
import { StateChip, type Tone } from '@haopai/web-ui';
import { type Option, SelectField, TextField } from '@haopai/web-ui/fields';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { titleOf } from './article-title';
import { ContentClient } from './content-client';

const STATES: readonly ArticleState[] = ['draft', 'scheduled', 'published', 'withdrawn'];
export const STATE_TONES: Readonly<Record<ArticleState, Tone>> = {
  draft: 'neutral',
  scheduled: 'alert',
  published: 'lead',
  withdrawn: 'stop',
};

@Component({
  selector: 'hp-articles-page',
  imports: [ListFrame, MomentPipe, RouterLink, SelectField, StateChip, TextField],
  template: `
    <div class="hp-page">
      <div class="hp-head">
        <h1>{{ say('content.articles') }}</h1>
        @if (session.may('content.edit')) {
          <a class="hp-button" routerLink="new">{{ say('content.new') }}</a>
        }
      </div>
      <form class="hp-tools" role="search" (submit)="$event.preventDefault()">
        <hp-text-field
          name="search"
          [label]="say('content.search')"
          [value]="search()"
          (valueChange)="ask({ search: $event })"
        />
        <hp-select-field
          name="kind"
          [label]="say('content.kindLabel')"
          [nothing]="say('content.all')"
          [options]="kinds()"
          [value]="kind()"
          (valueChange)="ask({ kind: $event })"
        />
        <hp-select-field
          name="state"
          [label]="say('content.stateLabel')"
          [nothing]="say('content.all')"
          [options]="states()"
          [value]="state()"
          (valueChange)="ask({ state: $event })"
        />
      </form>
      <hp-list-frame
        [list]="list"
        [label]="say('content.articles')"
        [nothing]="say('content.none')"
        [nothingWords]="say('content.noneWords')"
      >
        <table class="hp-table">
          <thead>
            <tr>
              <th scope="col">{{ say('content.title') }}</th>
              <th scope="col">{{ say('content.stateLabel') }}</th>
              <th scope="col">{{ say('content.publishedAt') }}</th>
              <th scope="col">{{ say('content.updatedAt') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (article of list.items(); track article.id) {
              <tr [attr.data-testid]="'article-' + article.slug">
                <th scope="row">
                  <a [routerLink]="[article.id]">{{ titleOf(article) }}</a>
                  <span class="hp-soft kind">{{ say('content.kind.' + article.kind) }}</span>
                </th>
                <td>
                  <hp-state-chip [tone]="tones[article.state]">{{
                    say('content.state.' + article.state)
                  }}</hp-state-chip>
                </td>
                <td class="time">
                  {{ article.publishedAtMs === null ? '—' : (article.publishedAtMs | hpMoment) }}
                </td>
                <td class="time">{{ article.updatedAtMs | hpMoment }}</td>
              </tr>
            }
          </tbody>
        </table>
      </hp-list-frame>
    </div>
  `,
  styles: `
    tbody th {
      min-width: 220px;
    }
    .kind {
      display: block;
      font-weight: 400;
    }
  `,
})
export class ArticlesPage {
  private readonly client = inject(ContentClient);
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly session = inject(StaffSession);
  protected readonly tones = STATE_TONES;
  protected readonly list = pagedReading(() =>
    this.client.articles({
      search: this.search(),
      kind: this.kind(),
      state: this.state(),
      page: this.page(),
    }),
  );

  /** From the address, so that a search can be kept and shared. */
  readonly search = input('', { transform: (text: string | undefined) => text ?? '' });
  readonly kind = input('', { transform: (text: string | undefined) => text ?? '' });
  readonly state = input('', { transform: (text: string | undefined) => text ?? '' });
  readonly page = input(1, { transform: (text: string | undefined) => Number(text ?? 1) });

  protected readonly kinds = computed<readonly Option[]>(() =>
    ['guide', 'announcement'].map((value) => ({ value, label: this.say(`content.kind.${value}`) })),
  );
  protected readonly states = computed<readonly Option[]>(() =>
    STATES.map((value) => ({ value, label: this.say(`content.state.${value}`) })),
  );

  protected titleOf(article: AdminArticleHead): string {
    return titleOf(article, this.words.language());
  }

  protected ask(change: Readonly<Record<string, string>>): void {
    const queryParams = Object.fromEntries(
      Object.entries({ ...change, page: '' }).map(([name, value]) => [name, value === '' ? null : value]),
    );
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
