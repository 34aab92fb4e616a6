// Citizens before the staff.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./citizens-page').then((m) => m.CitizensPage) },
  { path: ':citizenId', loadComponent: () => import('./citizen-page').then((m) => m.CitizenPage) },
];
