// The control rooms of running and coming auctions, and each of them.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./control-rooms-page').then((m) => m.ControlRoomsPage) },
  { path: ':id', loadComponent: () => import('./control-page').then((m) => m.ControlPage) },
];
