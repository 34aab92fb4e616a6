// What stands around a list of settlement's cases: its heading, the ways to the other parts, and which of the cases are shown.
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router } from '@angular/router';
import { Words } from '@haopai/web-app';
import type { ShownList } from '@haopai/web-app/loading';
import { type Option, SelectField } from '@haopai/web-ui/fields';
import { ListFrame } from '../lists/list-frame';
import type { TableToTake } from '../lists/table-to-take';
import { SettlementTabs } from './settlement-tabs';

@Component({
  selector: 'hp-case-list',
  imports: [ListFrame, SelectField, SettlementTabs],
  template: `
    <div>
      <h1>{{ heading() }}</h1>
      <p class="hp-soft">{{ words() }}</p>
    </div>
    <hp-settlement-tabs />
    <form class="hp-tools" novalidate (submit)="$event.preventDefault()">
      <hp-select-field
        name="group"
        [label]="say('settlement.state')"
        [nothing]="groups().at(0)?.label ?? ''"
        [options]="others()"
        [(value)]="text"
        (valueChange)="choose()"
      />
    </form>
    <hp-list-frame
      [list]="list()"
      [table]="table()"
      [label]="heading()"
      [nothing]="nothing()"
      [nothingWords]="nothingWords()"
    >
      <ng-content />
    </hp-list-frame>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class CaseList {
  private readonly router = inject(Router);

  readonly heading = input.required<string>();
  readonly words = input.required<string>();
  /** The first is what waits for somebody: it stands there while nothing is chosen. */
  readonly groups = input.required<readonly Option[]>();
  /** One of theirs; the page reads it from the address. */
  readonly chosen = input.required<string>();
  readonly list = input.required<ShownList<unknown>>();
  /** To be put into a file; null where it cannot. */
  readonly table = input<TableToTake | null>(null);
  readonly nothing = input.required<string>();
  readonly nothingWords = input.required<string>();

  protected readonly say = inject(Words).say;
  protected readonly others = computed(() => this.groups().slice(1));
  protected readonly text = linkedSignal(() =>
    this.chosen() === this.groups().at(0)?.value ? '' : this.chosen(),
  );

  protected choose(): void {
    void this.router.navigate([], { queryParams: { group: this.text() === '' ? null : this.text() } });
  }
}
