// Claims in the personal centre, with words of their own.
import { inject } from '@angular/core';
import type { CanActivateFn, Routes } from '@angular/router';
import { Words } from '@haopai/web-app';
import { CLAIM_WORDS } from './words-loader';

const withWords: CanActivateFn = async () => {
  await inject(Words).bring(CLAIM_WORDS);
  return true;
};

export const claimsRoutes: Routes = [
  {
    path: '',
    canActivate: [withWords],
    children: [
      { path: '', loadComponent: () => import('./claims-page').then((m) => m.ClaimsPage) },
      { path: 'new', loadComponent: () => import('./new-claim-page').then((m) => m.NewClaimPage) },
      { path: ':claimId', loadComponent: () => import('./claim-page').then((m) => m.ClaimPage) },
    ],
  },
];
