// The parts of settlement, above each of its pages.
import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '@haopai/web-app';

/** Whatever of it is chosen: a state or a page does not lead away. */
const ITSELF = {
  paths: 'exact',
  queryParams: 'ignored',
  fragment: 'ignored',
  matrixParams: 'ignored',
} as const;
const AND_BELOW = { ...ITSELF, paths: 'subset' } as const;

@Component({
  selector: 'hp-settlement-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="hp-tabs" [attr.aria-label]="say('settlement.parts')">
      @for (part of parts; track part.path) {
        <a
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          [routerLink]="part.path"
          [routerLinkActiveOptions]="part.isHere"
          >{{ say('settlement.part.' + part.name) }}</a
        >
      }
    </nav>
  `,
})
export class SettlementTabs {
  protected readonly say = inject(Words).say;
  protected readonly parts = [
    { path: '/settlement', name: 'auctions', isHere: ITSELF },
    { path: '/settlement/refunds', name: 'refunds', isHere: ITSELF },
    { path: '/settlement/odd-payments', name: 'oddPayments', isHere: ITSELF },
    { path: '/settlement/invoices', name: 'invoices', isHere: ITSELF },
    { path: '/settlement/ledger', name: 'ledger', isHere: ITSELF },
    { path: '/settlement/reconciliations', name: 'reconciliations', isHere: AND_BELOW },
  ];
}
