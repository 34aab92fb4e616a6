// What ended auctions came to, from the list down to one lot as it went; fetched when somebody looks for a result.
import type { Routes } from '@angular/router';
import { withWords } from '../i18n/with-words';
import { idsAreNumbers } from '../ids-are-numbers';
import { REPLAY_WORDS } from '../replay/replay-words';

export const resultsRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./results-page').then((m) => m.ResultsPage) },
  { path: 'prices', loadComponent: () => import('../prices/prices-page').then((m) => m.PricesPage) },
  {
    path: ':auctionId',
    canMatch: [idsAreNumbers],
    loadComponent: () => import('./result-page').then((m) => m.ResultPage),
  },
  {
    path: ':auctionId/lots/:lotId',
    canMatch: [idsAreNumbers],
    loadComponent: () => import('./record-page').then((m) => m.RecordPage),
  },
  {
    path: ':auctionId/lots/:lotId/replay',
    canMatch: [idsAreNumbers],
    canActivate: [withWords(REPLAY_WORDS)],
    loadComponent: () => import('../replay/replay-page').then((m) => m.ReplayPage),
  },
];
