// Plates at a fixed price: all of them, and each with its order.
import type { Routes } from '@angular/router';
import { idsAreNumbers } from '../ids-are-numbers';

export const platesRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./plates-page').then((m) => m.PlatesPage) },
  {
    path: ':listingId',
    canMatch: [idsAreNumbers],
    loadComponent: () => import('./buy-page').then((m) => m.BuyPage),
  },
];
