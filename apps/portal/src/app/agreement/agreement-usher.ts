// Leads a citizen to a new version of the agreement (ADR 31): from the page they open next, never away from one that they are on.
import { effect, inject, Injectable, type Signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '@haopai/web-data';

/** Where a sale is followed and bid in, an open order paid, an account left, and what anybody reads. */
const STAYS_OPEN: readonly RegExp[] = [
  /^\/(?:auctions|practice)\/-?\d+(?:\/lots\/-?\d+)?$/,
  /^\/account\/(?:orders|export|closing|closed)(?:\/|$)/,
  /^\/(?:agreement|login|register|recover|guides|announcements|articles|contact|results)(?:\/|$)/,
];

export function staysOpen(address: string): boolean {
  const path = address.replace(/[?#].*$/, '');
  return STAYS_OPEN.some((open) => open.test(path));
}

@Injectable({ providedIn: 'root' })
export class AgreementUsher {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  /** `address`: of the page that is shown, null before the first. Run where effects may be made. */
  follow(address: Signal<string | null>): void {
    effect(() => {
      const shown = address();
      // A version that comes into force while a page is open waits for the next page: only who it is, is followed.
      if (shown === null || this.session.citizenId() === null || staysOpen(shown)) return;
      untracked(() => {
        if ((this.session.citizen()?.agreementDue ?? null) === null) return;
        void this.router.navigate(['/agreement'], { queryParams: { next: shown }, replaceUrl: true });
      });
    });
  }
}
