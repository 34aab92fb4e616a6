// One act in full: from where, why, and what was before and after, one fact a row.
import { Component, computed, inject, input } from '@angular/core';
import type { AuditEntryView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { changesOf } from './changes-of';
import { FactWords } from './fact-words';

@Component({
  selector: 'hp-audit-entry',
  template: `
    <dl class="hp-facts">
      <dt>{{ say('audit.address') }}</dt>
      <dd>{{ entry().address || say('audit.program') }}</dd>
      <dt>{{ say('audit.reason') }}</dt>
      <dd>{{ entry().reason ?? say('audit.none') }}</dd>
      <dt>{{ say('audit.hash') }}</dt>
      <dd>
        <code>{{ entry().hash }}</code>
      </dd>
    </dl>
    @if (changes().length > 0) {
      <table class="hp-table">
        <thead>
          <tr>
            <th scope="col">{{ say('audit.fact') }}</th>
            <th scope="col">{{ say('audit.before') }}</th>
            <th scope="col">{{ say('audit.after') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (change of changes(); track change.name) {
            <tr [class.changed]="change.isChanged">
              <th scope="row">{{ facts.name(change.name) }}</th>
              <td>{{ facts.value(change.name, change.before) }}</td>
              <td>{{ facts.value(change.name, change.after) }}</td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      padding: 8px 0;
    }
    td {
      overflow-wrap: anywhere;
    }
    .changed td {
      font-weight: 600;
    }
    code {
      font-size: 13px;
    }
  `,
})
export class AuditEntry {
  readonly entry = input.required<AuditEntryView>();

  protected readonly say = inject(Words).say;
  protected readonly facts = inject(FactWords);
  protected readonly changes = computed(() => changesOf(this.entry().before, this.entry().after));
}
