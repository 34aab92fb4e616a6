// What stands around one report: its heading, and how it looks while it loads, when it did not load, and when nothing is in it.
import { Component, inject, input, output } from '@angular/core';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import type { Loaded } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';

@Component({
  selector: 'hp-report-part',
  imports: [LoadFailed, Notice, Skeleton],
  template: `
    <div>
      <h2 [id]="name()">{{ say('reports.part.' + name()) }}</h2>
      <p class="hp-soft">{{ say('reports.partWords.' + name()) }}</p>
    </div>
    @let loaded = state();
    @switch (loaded.status) {
      @case ('loading') {
        <hp-skeleton [count]="1" [height]="320" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-load-failed [attr.data-testid]="name() + '-failed'" [failure]="loaded" (again)="again.emit()" />
      }
      @case ('ready') {
        @if (isEmpty()) {
          <hp-notice kind="empty" [attr.data-testid]="name() + '-empty'" [heading]="say('reports.nothing')">{{
            say('reports.nothingWords.' + name())
          }}</hp-notice>
        } @else {
          <ng-content />
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    /* The widest table has ten columns. */
    @media (max-width: 1023px) {
      :host {
        padding: 16px;
      }
    }
  `,
  host: { class: 'hp-card', role: 'group', '[attr.aria-labelledby]': 'name()' },
})
export class ReportPart {
  private readonly words = inject(Words);

  readonly name = input.required<'sales' | 'prices' | 'turnouts' | 'defaults'>();
  readonly state = input.required<Loaded<unknown>>();
  readonly isEmpty = input.required<boolean>();
  readonly again = output();

  protected readonly say = this.words.say;
}
