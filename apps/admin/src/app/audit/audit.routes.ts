// The pages of what staff did, and of what happened at the doors.
import type { Routes } from '@angular/router';

export const auditRoutes: Routes = [
  {
    path: 'security',
    loadComponent: () => import('./security-events-page').then((m) => m.SecurityEventsPage),
  },
  {
    path: 'plates/:number',
    loadComponent: () => import('./plate-acts-page').then((m) => m.PlateActsPage),
  },
  { path: '', loadComponent: () => import('./audit-page').then((m) => m.AuditPage) },
];
