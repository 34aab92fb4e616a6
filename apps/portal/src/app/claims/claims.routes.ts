// Claims in the personal centre, with words of their own.
import type { Routes } from '@angular/router';
import { withWords } from '../i18n/with-words';
import { CLAIM_WORDS } from './words-loader';

export const claimsRoutes: Routes = [
  {
    path: '',
    canActivate: [withWords(CLAIM_WORDS)],
    children: [
      { path: '', loadComponent: () => import('./claims-page').then((m) => m.ClaimsPage) },
      { path: 'new', loadComponent: () => import('./new-claim-page').then((m) => m.NewClaimPage) },
      { path: ':claimId', loadComponent: () => import('./claim-page').then((m) => m.ClaimPage) },
    ],
  },
];
