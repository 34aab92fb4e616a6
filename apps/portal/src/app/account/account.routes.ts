// The parts of the personal centre, each an address and a file of its own.
import type { Routes } from '@angular/router';
import { withWords } from '../i18n/with-words';
import { idsAreNumbers } from '../ids-are-numbers';
import { IDENTITY_WORDS } from '../identity/words-loader';
import { OWN_BIDS_WORDS } from '../own-bids/own-bids-words';
import { PASSKEY_WORDS } from '../passkeys/words-loader';
import { RECEIPT_WORDS } from '../receipts/receipt-words';
import { AccountFrame } from './account-frame';
import { forCitizens } from './for-citizens';

export const accountRoutes: Routes = [
  { path: 'closed', loadComponent: () => import('./data/closed-page').then((m) => m.ClosedPage) },
  {
    path: '',
    component: AccountFrame,
    canActivate: [forCitizens],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./overview/overview-page').then((m) => m.OverviewPage),
      },
      { path: 'orders', loadComponent: () => import('../orders/orders-page').then((m) => m.OrdersPage) },
      {
        path: 'orders/:orderNo',
        loadComponent: () => import('../orders/order-page').then((m) => m.OrderPage),
      },
      {
        path: 'enrolments',
        loadComponent: () => import('../enrolments/enrolments-page').then((m) => m.EnrolmentsPage),
      },
      {
        path: 'bids/:auctionId',
        canMatch: [idsAreNumbers],
        // Reasons of refusals stand with receipts.
        canActivate: [withWords(OWN_BIDS_WORDS), withWords(RECEIPT_WORDS)],
        loadComponent: () => import('../own-bids/own-bids-page').then((m) => m.OwnBidsPage),
      },
      {
        path: 'reservations',
        loadComponent: () => import('../reservations/reservations-page').then((m) => m.ReservationsPage),
      },
      {
        path: 'watches',
        loadComponent: () => import('../watches/watches-page').then((m) => m.WatchesPage),
      },
      {
        path: 'searches',
        loadComponent: () => import('../saved-searches/searches-page').then((m) => m.SearchesPage),
      },
      {
        path: 'identity',
        canActivate: [withWords(IDENTITY_WORDS)],
        loadComponent: () => import('../identity/identity-page').then((m) => m.IdentityPage),
      },
      {
        path: 'claims',
        loadChildren: () => import('../claims/claims.routes').then((m) => m.claimsRoutes),
      },
      {
        path: 'notices',
        loadComponent: () => import('../notices/notices-page').then((m) => m.NoticesPage),
      },
      {
        path: 'password',
        loadComponent: () => import('./security/password-page').then((m) => m.PasswordPage),
      },
      { path: 'mobile', loadComponent: () => import('./security/mobile-page').then((m) => m.MobilePage) },
      { path: 'address', loadComponent: () => import('./security/address-page').then((m) => m.AddressPage) },
      {
        path: 'passkeys',
        canActivate: [withWords(PASSKEY_WORDS)],
        loadComponent: () => import('./passkeys/passkeys-page').then((m) => m.PasskeysPage),
      },
      {
        path: 'sessions',
        loadComponent: () => import('./sessions/sessions-page').then((m) => m.SessionsPage),
      },
      { path: 'export', loadComponent: () => import('./data/export-page').then((m) => m.ExportPage) },
      { path: 'closing', loadComponent: () => import('./data/closing-page').then((m) => m.ClosingPage) },
    ],
  },
];
