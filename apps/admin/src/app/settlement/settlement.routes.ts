// The pages of settlement.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./auctions-page').then((m) => m.SettlementAuctionsPage),
  },
  {
    path: 'auctions/:id',
    loadComponent: () => import('./winners-page').then((m) => m.WinnersPage),
  },
  { path: 'refunds', loadComponent: () => import('./refunds-page').then((m) => m.RefundsPage) },
  {
    path: 'odd-payments',
    loadComponent: () => import('./odd-payments-page').then((m) => m.OddPaymentsPage),
  },
  { path: 'invoices', loadComponent: () => import('./invoices-page').then((m) => m.InvoicesPage) },
  { path: 'ledger', loadComponent: () => import('./ledger-page').then((m) => m.LedgerPage) },
  {
    path: 'reconciliations',
    loadComponent: () => import('./reconciliations-page').then((m) => m.ReconciliationsPage),
  },
  {
    path: 'reconciliations/:id',
    loadComponent: () => import('./differences-page').then((m) => m.DifferencesPage),
  },
];
