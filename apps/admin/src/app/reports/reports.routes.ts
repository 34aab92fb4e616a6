// The page of reports.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./reports-page').then((m) => m.ReportsPage) },
];
