// The steps to another password.
import type { Routes } from '@angular/router';

export const recoverRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'mobile' },
  { path: ':step', loadComponent: () => import('./recover-page').then((m) => m.RecoverPage) },
];
