// Which address shows which page; every page is a file of its own.
import type { Routes } from '@angular/router';
import { forCitizens } from './account/for-citizens';
import { ACCOUNT_WORDS } from './account/words-loader';
import { withWords } from './i18n/with-words';
import { idsAreNumbers } from './ids-are-numbers';

const accountWords = [withWords(ACCOUNT_WORDS)];
const articleList = () => import('./articles/article-list-page').then((m) => m.ArticleListPage);

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./home/home-page').then((m) => m.HomePage) },
  { path: 'login', loadComponent: () => import('./login/login-page').then((m) => m.LoginPage) },
  {
    path: 'register',
    canActivate: accountWords,
    loadChildren: () => import('./register/register.routes').then((m) => m.registerRoutes),
  },
  {
    path: 'recover',
    canActivate: accountWords,
    loadChildren: () => import('./recover/recover.routes').then((m) => m.recoverRoutes),
  },
  {
    path: 'account',
    canActivate: accountWords,
    loadChildren: () => import('./account/account.routes').then((m) => m.accountRoutes),
  },
  { path: 'plates', loadChildren: () => import('./plates/plates.routes').then((m) => m.platesRoutes) },
  { path: 'search', loadComponent: () => import('./search/search-page').then((m) => m.SearchPage) },
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
    loadChildren: () => import('./limits/limit.routes').then((m) => m.limitRoutes),
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
    canActivate: accountWords,
    loadComponent: () => import('./agreement/agreement-page').then((m) => m.AgreementPage),
  },
  {
    path: 'practice',
    loadChildren: () => import('./practice/practice.routes').then((m) => m.practiceRoutes),
  },
  { path: 'guides', data: { kind: 'guide' }, loadComponent: articleList },
  { path: 'announcements', data: { kind: 'announcement' }, loadComponent: articleList },
  {
    path: 'articles/:slug',
    loadComponent: () => import('./articles/article-page').then((m) => m.ArticlePage),
  },
  { path: 'contact', loadComponent: () => import('./contact/contact-page').then((m) => m.ContactPage) },
  { path: 'results', loadChildren: () => import('./results/results.routes').then((m) => m.resultsRoutes) },
  { path: 'papers', loadChildren: () => import('./papers/papers.routes').then((m) => m.papersRoutes) },
  { path: '**', loadComponent: () => import('./not-found/not-found-page').then((m) => m.NotFoundPage) },
];
