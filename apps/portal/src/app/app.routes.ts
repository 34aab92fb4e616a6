// Which address shows which page; every page is a file of its own.
import type { Routes } from '@angular/router';
import { forCitizens } from './account/for-citizens';
import { ACCOUNT_WORDS } from './account/words-loader';
import { withWords } from './i18n/with-words';
import { idsAreNumbers } from './ids-are-numbers';
import { LIMIT_WORDS } from './limits/limit-words';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./home/home-page').then((m) => m.HomePage) },
  { path: 'login', loadComponent: () => import('./login/login-page').then((m) => m.LoginPage) },
  { path: 'register', pathMatch: 'full', redirectTo: 'register/guide' },
  {
    path: 'register/:step',
    canActivate: [withWords(ACCOUNT_WORDS)],
    loadComponent: () => import('./register/register-page').then((m) => m.RegisterPage),
  },
  { path: 'recover', pathMatch: 'full', redirectTo: 'recover/mobile' },
  {
    path: 'recover/:step',
    canActivate: [withWords(ACCOUNT_WORDS)],
    loadComponent: () => import('./recover/recover-page').then((m) => m.RecoverPage),
  },
  {
    path: 'account',
    canActivate: [withWords(ACCOUNT_WORDS)],
    loadChildren: () => import('./account/account.routes').then((m) => m.accountRoutes),
  },
  { path: 'plates', loadComponent: () => import('./plates/plates-page').then((m) => m.PlatesPage) },
  {
    path: 'plates/:listingId',
    canMatch: [idsAreNumbers],
    loadComponent: () => import('./plates/buy-page').then((m) => m.BuyPage),
  },
  { path: 'auctions', loadComponent: () => import('./auctions/auctions-page').then((m) => m.AuctionsPage) },
  {
    path: 'auctions/:auctionId',
    canMatch: [idsAreNumbers],
    loadComponent: () => import('./board/board-page').then((m) => m.BoardPage),
  },
  {
    path: 'auctions/:auctionId/enrol',
    pathMatch: 'full',
    redirectTo: 'auctions/:auctionId/enrol/shares',
  },
  {
    path: 'auctions/:auctionId/enrol/:step',
    canMatch: [idsAreNumbers],
    canActivate: [forCitizens],
    loadComponent: () => import('./enrol/enrol-page').then((m) => m.EnrolPage),
  },
  {
    path: 'auctions/:auctionId/limit',
    canMatch: [idsAreNumbers],
    canActivate: [forCitizens, withWords(LIMIT_WORDS)],
    loadComponent: () => import('./limits/limit-page').then((m) => m.LimitPage),
  },
  {
    path: 'auctions/:auctionId/lots/:lotId',
    canMatch: [idsAreNumbers],
    loadComponent: () => import('./bidding/bidding-page').then((m) => m.BiddingPage),
  },
  {
    path: 'reserve',
    canActivate: [forCitizens],
    loadComponent: () => import('./reservations/reserve-page').then((m) => m.ReservePage),
  },
  {
    path: 'agreement',
    canActivate: [withWords(ACCOUNT_WORDS)],
    loadComponent: () => import('./agreement/agreement-page').then((m) => m.AgreementPage),
  },
  {
    path: 'practice',
    loadChildren: () => import('./practice/practice.routes').then((m) => m.practiceRoutes),
  },
  {
    path: 'guides',
    data: { kind: 'guide' },
    loadComponent: () => import('./articles/article-list-page').then((m) => m.ArticleListPage),
  },
  {
    path: 'announcements',
    data: { kind: 'announcement' },
    loadComponent: () => import('./articles/article-list-page').then((m) => m.ArticleListPage),
  },
  {
    path: 'articles/:slug',
    loadComponent: () => import('./articles/article-page').then((m) => m.ArticlePage),
  },
  { path: 'contact', loadComponent: () => import('./contact/contact-page').then((m) => m.ContactPage) },
  { path: 'results', loadChildren: () => import('./results/results.routes').then((m) => m.resultsRoutes) },
  { path: 'papers', loadChildren: () => import('./papers/papers.routes').then((m) => m.papersRoutes) },
  { path: '**', loadComponent: () => import('./not-found/not-found-page').then((m) => m.NotFoundPage) },
];
