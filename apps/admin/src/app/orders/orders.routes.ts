// The pages of orders.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./orders-page').then((m) => m.OrdersPage) },
  { path: ':orderNo', loadComponent: () => import('./order-page').then((m) => m.OrderPage) },
];
