// What editors work on.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'articles' },
  { path: 'articles', loadComponent: () => import('./articles-page').then((m) => m.ArticlesPage) },
  { path: 'articles/new', loadComponent: () => import('./article-page').then((m) => m.ArticlePage) },
  { path: 'articles/:id', loadComponent: () => import('./article-page').then((m) => m.ArticlePage) },
  { path: 'pictures', loadComponent: () => import('./pictures-page').then((m) => m.PicturesPage) },
  { path: 'contact', loadComponent: () => import('./contact-page').then((m) => m.ContactPage) },
  { path: 'agreements', loadComponent: () => import('./agreements-page').then((m) => m.AgreementsPage) },
  { path: 'sms-texts', loadComponent: () => import('./sms-texts-page').then((m) => m.SmsTextsPage) },
];
