// The control rooms of running and coming auctions, each of them, and its wall for the hall.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./control-rooms-page').then((m) => m.ControlRoomsPage) },
  { path: ':id', loadComponent: () => import('./control-page').then((m) => m.ControlPage) },
  { path: ':id/wall', loadComponent: () => import('./wall-page').then((m) => m.WallPage) },
];
