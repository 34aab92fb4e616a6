// The pages of practice: its start, the check of browser and connection, and the pages of a real sale on toy lots. Open to everybody (ADR 58).
import type { Routes } from '@angular/router';
import { whenKnown } from '../account/for-citizens';
import { withWords } from '../i18n/with-words';
import { idsAreNumbers } from '../ids-are-numbers';
import { PracticeFrame } from './practice-frame';
import { PRACTICE_WORDS } from './words-loader';

export const practiceRoutes: Routes = [
  {
    path: '',
    component: PracticeFrame,
    canActivate: [whenKnown, withWords(PRACTICE_WORDS)],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./practice-page').then((m) => m.PracticePage),
      },
      { path: 'check', loadComponent: () => import('./check-page').then((m) => m.CheckPage) },
      {
        path: ':auctionId',
        canMatch: [idsAreNumbers],
        loadComponent: () => import('../board/board-page').then((m) => m.BoardPage),
      },
      {
        path: ':auctionId/lots/:lotId',
        canMatch: [idsAreNumbers],
        loadComponent: () => import('../bidding/bidding-page').then((m) => m.BiddingPage),
      },
    ],
  },
];
