// Auctions from the draft to what is said of them after their publication.
import type { Routes } from '@angular/router';
import { needs } from '../session/for-staff';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./auctions-page').then((m) => m.AuctionsPage) },
  { path: 'calendar', loadComponent: () => import('./calendar-page').then((m) => m.CalendarPage) },
  {
    path: 'new',
    canActivate: [needs('auctions.edit')],
    loadComponent: () => import('./terms-page').then((m) => m.TermsPage),
  },
  { path: ':id', loadComponent: () => import('./auction-page').then((m) => m.AuctionPage) },
  {
    path: ':id/terms',
    canActivate: [needs('auctions.edit')],
    loadComponent: () => import('./terms-page').then((m) => m.TermsPage),
  },
  {
    path: ':id/copy',
    canActivate: [needs('auctions.edit')],
    loadComponent: () => import('./copy-page').then((m) => m.CopyPage),
  },
  {
    path: ':id/amend',
    canActivate: [needs('auctions.edit')],
    loadComponent: () => import('./amend-page').then((m) => m.AmendPage),
  },
  {
    path: ':id/postpone',
    data: { kind: 'postpone' },
    canActivate: [needs('auctions.stop')],
    loadComponent: () => import('./stop-page').then((m) => m.StopPage),
  },
  {
    path: ':id/suspend',
    data: { kind: 'suspend' },
    canActivate: [needs('auctions.stop')],
    loadComponent: () => import('./stop-page').then((m) => m.StopPage),
  },
  {
    path: ':id/conditions',
    loadComponent: () => import('./conditions-page').then((m) => m.ConditionsPage),
  },
  { path: ':id/lots', loadComponent: () => import('./lots-page').then((m) => m.LotsPage) },
  {
    path: ':id/stock',
    canActivate: [needs('auctions.edit')],
    loadComponent: () => import('./stock-page').then((m) => m.StockPage),
  },
  {
    path: ':id/import',
    canActivate: [needs('auctions.edit')],
    loadComponent: () => import('./import-page').then((m) => m.ImportPage),
  },
  { path: ':id/preview', loadComponent: () => import('./preview-page').then((m) => m.PreviewPage) },
  {
    path: ':id/patterns',
    canActivate: [needs('patterns.read')],
    loadComponent: () => import('./patterns-page').then((m) => m.PatternsPage),
  },
  { path: ':id/bidders', loadComponent: () => import('./bidders-page').then((m) => m.BiddersPage) },
];
