// What citizens wish for, before the staff.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./reservations-page').then((m) => m.ReservationsPage) },
];
