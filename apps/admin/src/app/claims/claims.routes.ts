// Claims and complaints before the staff.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./claims-page').then((m) => m.ClaimsPage) },
  { path: ':claimId', loadComponent: () => import('./claim-page').then((m) => m.ClaimPage) },
];
