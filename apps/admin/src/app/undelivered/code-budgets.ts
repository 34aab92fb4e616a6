// How many codes were sent today of those that the site sends in a day, for each purpose: the last fifth is said aloud.
import { Component, inject, signal } from '@angular/core';
import { BUDGET_LOW_SHARE, type CodeBudgetView } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { type Loaded, LOADING, toLoaded } from '@haopai/web-data';
import { Skeleton, StateChip } from '@haopai/web-ui';
import { UndeliveredClient } from './undelivered-client';

@Component({
  selector: 'hp-code-budgets',
  imports: [LoadFailed, MomentPipe, Skeleton, StateChip],
  template: `
    <h2 id="code-budgets">{{ say('messages.budgets.heading') }}</h2>
    <p class="hp-soft">{{ say('messages.budgets.words') }}</p>
    @let loaded = state();
    @switch (loaded.status) {
      @case ('loading') {
        <hp-skeleton [count]="5" [height]="40" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-load-failed
          data-testid="budgets-failed"
          [heading]="say('messages.budgets.failed')"
          [failure]="loaded"
          (again)="load()"
        />
      }
      @case ('ready') {
        <div class="hp-rows" tabindex="0" role="group" aria-labelledby="code-budgets">
          <table class="hp-table" data-testid="code-budgets">
            <thead>
              <tr>
                <th scope="col">{{ say('messages.budgets.purpose') }}</th>
                <th scope="col" class="figure">{{ say('messages.budgets.sent') }}</th>
                <th scope="col" class="figure">{{ say('messages.budgets.perDay') }}</th>
                <th scope="col">{{ say('messages.state') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (budget of loaded.value; track budget.purpose) {
                <tr [attr.data-testid]="'budget-' + budget.purpose">
                  <th scope="row">{{ say('messages.budgets.of.' + budget.purpose) }}</th>
                  <td class="figure">{{ budget.sent }}</td>
                  <td class="figure">{{ budget.perDay }}</td>
                  <td>
                    <hp-state-chip [tone]="tones[stateOf(budget)]">{{
                      say('messages.budgets.state.' + stateOf(budget))
                    }}</hp-state-chip>
                    @if (stateOf(budget) === 'spent') {
                      <span class="hp-soft"
                        >{{ say('messages.budgets.until') }} {{ budget.againAtMs | hpMoment }}</span
                      >
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
  `,
  host: { class: 'hp-card' },
})
export class CodeBudgets {
  private readonly client = inject(UndeliveredClient);
  protected readonly say = inject(Words).say;
  protected readonly tones = { enough: 'neutral', low: 'alert', spent: 'stop' } as const;
  protected readonly state = signal<Loaded<readonly CodeBudgetView[]>>(LOADING);

  constructor() {
    void this.load();
  }

  async load(): Promise<void> {
    this.state.set(LOADING);
    this.state.set(toLoaded(await this.client.codeBudgets()));
  }

  protected stateOf({ sent, perDay }: CodeBudgetView): 'enough' | 'low' | 'spent' {
    if (sent >= perDay) return 'spent';
    return sent >= perDay * BUDGET_LOW_SHARE ? 'low' : 'enough';
  }
}
