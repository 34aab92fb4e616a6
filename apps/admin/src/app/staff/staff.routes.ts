// The pages of those who work here.
import type { Routes } from '@angular/router';
import { needs } from '../session/for-staff';

export const staffRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./staff-page').then((m) => m.StaffPage) },
  {
    path: 'new',
    canActivate: [needs('staff.edit')],
    loadComponent: () => import('./add-staff-page').then((m) => m.AddStaffPage),
  },
  { path: 'roles', loadComponent: () => import('./roles-page').then((m) => m.RolesPage) },
  { path: ':staffId', loadComponent: () => import('./member-page').then((m) => m.MemberPage) },
];
