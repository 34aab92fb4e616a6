// What the shares come to, growing with them; also in the capitals in which it stands on the receipt.
import { Component, computed, inject } from '@angular/core';
import { capitalAmount, fen } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { YuanPipe } from '@haopai/web-ui';
import { EnrolStore } from './enrol-store';

@Component({
  selector: 'hp-enrol-sum',
  imports: [YuanPipe],
  template: `
    <span class="hp-soft">{{
      say('enrol.sumOf', { count: store.count(), each: (store.auction()?.depositFen ?? 0 | yuan) })
    }}</span>
    <strong data-testid="enrol-sum" [attr.data-fen]="store.sumFen()">{{ store.sumFen() | yuan }}</strong>
    <span class="hp-soft" lang="zh">{{ capitals() }}</span>
  `,
  styles: `
    :host {
      display: grid;
      gap: 2px;
      padding: 16px 20px;
      border: 1px solid var(--hp-line);
      border-radius: var(--hp-corner);
      background: var(--hp-ground);
    }
    strong {
      font-size: 1.75rem;
      font-variant-numeric: tabular-nums;
      line-height: 2.25rem;
    }
  `,
  host: { 'aria-live': 'polite' },
})
export class EnrolSum {
  protected readonly store = inject(EnrolStore);
  protected readonly say = inject(Words).say;
  protected readonly capitals = computed(() => capitalAmount(fen(this.store.sumFen())));
}
