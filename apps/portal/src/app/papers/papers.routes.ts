// What anybody may check: a paper by its number, the receipt of a bid and the record of a whole auction by the public log, and how that log stands.
import type { Routes } from '@angular/router';
import { RECORD_CHECK_WORDS } from '../check-record/record-check-words';
import { withWords } from '../i18n/with-words';
import { LOG_WORDS } from '../public-log/log-words';
import { RECEIPT_WORDS } from '../receipts/receipt-words';

export const papersRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./check-page').then((m) => m.CheckPage) },
  {
    path: 'receipt',
    canActivate: [withWords(RECEIPT_WORDS)],
    loadComponent: () => import('../receipts/check-receipt-page').then((m) => m.CheckReceiptPage),
  },
  {
    path: 'log',
    canActivate: [withWords(LOG_WORDS)],
    loadComponent: () => import('../public-log/log-page').then((m) => m.LogPage),
  },
  {
    path: 'record',
    canActivate: [withWords(RECORD_CHECK_WORDS)],
    loadComponent: () => import('../check-record/check-record-page').then((m) => m.CheckRecordPage),
  },
];
