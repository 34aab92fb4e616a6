// The pages of the stock.
import type { Routes } from '@angular/router';
import { needs } from '../session/for-staff';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./stock-page').then((m) => m.StockPage) },
  {
    path: 'add',
    canActivate: [needs('stock.edit')],
    loadComponent: () => import('./add-plates-page').then((m) => m.AddPlatesPage),
  },
  {
    path: 'import',
    canActivate: [needs('stock.edit')],
    loadComponent: () => import('./import-plates-page').then((m) => m.ImportPlatesPage),
  },
  {
    path: ':plateId/correct',
    canActivate: [needs('stock.edit')],
    loadComponent: () => import('./correct-plate-page').then((m) => m.CorrectPlatePage),
  },
  { path: ':plateId', loadComponent: () => import('./plate-page').then((m) => m.PlatePage) },
];
