// The steps of registering.
import type { Routes } from '@angular/router';

export const registerRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'guide' },
  { path: ':step', loadComponent: () => import('./register-page').then((m) => m.RegisterPage) },
];
