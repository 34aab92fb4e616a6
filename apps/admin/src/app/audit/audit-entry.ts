// One act in full: what it changed, in sentences; from where and why; and the way to all that was done to the same thing.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditEntryView, AuditNames } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ChangeSentences } from './change-sentences';

@Component({
  selector: 'hp-audit-entry',
  imports: [RouterLink],
  template: `
    @let told = sentences();
    @if (told.changed.length > 0) {
      <ul class="changed">
        @for (sentence of told.changed; track $index) {
          <li>{{ sentence }}</li>
        }
      </ul>
    }
    <dl class="hp-facts">
      @if (told.same.length > 0) {
        <dt>{{ say('audit.same') }}</dt>
        <dd>{{ told.same.join(say('factText.then')) }}</dd>
      }
      <dt>{{ say('audit.address') }}</dt>
      <dd>{{ entry().address || say('audit.program') }}</dd>
      <dt>{{ say('audit.reason') }}</dt>
      <dd>{{ entry().reason ?? say('audit.none') }}</dd>
      <dt>{{ say('audit.hash') }}</dt>
      <dd>
        <code>{{ entry().hash }}</code>
      </dd>
    </dl>
    <a
      class="all"
      routerLink="/audit"
      [queryParams]="{ subject: entry().subject }"
      data-testid="all-of-subject"
      >{{ say('audit.allOfSubject') }}</a
    >
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      padding: 8px 0;
    }
    .changed {
      margin: 0;
      padding-left: 20px;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .all {
      justify-self: start;
    }
    code {
      font-size: 13px;
    }
  `,
})
export class AuditEntry {
  private readonly changes = inject(ChangeSentences);

  readonly entry = input.required<AuditEntryView>();
  readonly names = input<AuditNames>({});

  protected readonly say = inject(Words).say;
  protected readonly sentences = computed(() => this.changes.of(this.entry(), this.names()));
}
