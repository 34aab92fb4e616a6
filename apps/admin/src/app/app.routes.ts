// Which address shows which page. How a new area comes in:
//
// 1. A folder of its own beside this file: `auctions/` with `auctions.routes.ts` (its pages, each lazily loaded), pages, stores
//    (provided by their page, state in signals) and a client (`inject(AdminApi)`, addresses below /api/v1/admin).
// 2. One line here, guarded by the permission without which its first page shows nothing: `canActivate: [needs('auctions.read')]`; its
//    pages by `askingArea`, which asks before a form is left that holds something unsaved.
// 3. One line in shell/navigation.ts: address, name, the same permission. Whoever lacks it sees no link.
// 4. Words in i18n/zh/auctions.json and i18n/en/auctions.json, both named in i18n/*/index.ts. Beside its own first key (`auctions`)
//    a file may add words to the keys of others: `nav` (the link's name), `refusal`, `act` (names of audit acts), `subject` (what they
//    were done to). Each code of staff-refusal-codes.ts has a sentence (refusals.json, or the area's file), each act and subject a name
//    (acts.json, or the area's file): words.spec.ts and tools/words look.
//
// What is there already, to be used and not built again:
// - lists: `PagedList` (web-app) for state, `<hp-list-frame>` (lists/) for its loading, empty, failed and paged looks, `.hp-table`.
// - forms: fields of web-ui (text, area, select, choice, password, moment), `FormField` and readings of web-app, `FaultFocus`;
//   `TypedForm` and `keepForm` (forms/) keep what is typed, `<hp-form-news>` says what was put back and what others saved meanwhile.
// - acts with consequences: `ReasonDoor.ask(…)` (dialogs/) asks why, acts, shows a refusal in place; plain questions: `ConfirmDoor`.
// - every act says what it did: `Announcer.say(words)` (announcements/).
// - rights in a template: `session.may('auctions.edit')` of `StaffSession`. The server decides; pages only spare a useless click.
// - money `| yuan`, instants `| hpMoment` (2026-11-26 14:05:31, Beijing time), `words.dayTime`, `words.sayRefusal`.
// - specs: `staffPage(routes, role)` (testing/) opens a page with a server that the spec plays.
import type { Routes } from '@angular/router';
import { askingArea, asksBeforeLeaving } from './forms/unsaved-changes';
import { forStaff, needs } from './session/for-staff';

export const routes: Routes = [
  { path: 'login', loadComponent: () => import('./login/login-page').then((m) => m.LoginPage) },
  {
    path: '',
    canActivateChild: [forStaff],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./home/home-page').then((m) => m.HomePage),
      },
      {
        path: 'auctions',
        canActivate: [needs('auctions.read')],
        loadChildren: askingArea(() => import('./auctions/auctions.routes').then((m) => m.routes)),
      },
      {
        path: 'control',
        canActivate: [needs('control.watch')],
        loadChildren: askingArea(() => import('./control/control.routes').then((m) => m.routes)),
      },
      {
        path: 'reservations',
        canActivate: [needs('reservations.read')],
        loadChildren: askingArea(() => import('./reservations/reservations.routes').then((m) => m.routes)),
      },
      {
        path: 'citizens',
        canActivate: [needs('citizens.read')],
        loadChildren: askingArea(() => import('./citizens/citizens.routes').then((m) => m.routes)),
      },
      {
        path: 'claims',
        canActivate: [needs('claims.read')],
        loadChildren: askingArea(() => import('./claims/claims.routes').then((m) => m.routes)),
      },
      {
        path: 'stock',
        canActivate: [needs('stock.read')],
        loadChildren: askingArea(() => import('./stock/stock.routes').then((m) => m.routes)),
      },
      {
        path: 'orders',
        canActivate: [needs('orders.read')],
        loadChildren: askingArea(() => import('./orders/orders.routes').then((m) => m.routes)),
      },
      {
        path: 'hand-over',
        canActivate: [needs('handOver.act')],
        loadComponent: () => import('./hand-over/hand-over-page').then((m) => m.HandOverPage),
      },
      {
        path: 'vehicle-register',
        canActivate: [needs('register.act')],
        loadComponent: () =>
          import('./vehicle-register/vehicle-register-page').then((m) => m.VehicleRegisterPage),
      },
      {
        path: 'content',
        canActivate: [needs('content.read')],
        loadChildren: askingArea(() => import('./content/content.routes').then((m) => m.routes)),
      },
      {
        path: 'messages',
        canActivate: [needs('messages.read')],
        loadComponent: () => import('./undelivered/undelivered-page').then((m) => m.UndeliveredPage),
      },
      {
        path: 'settings',
        canActivate: [needs('settings.read')],
        canDeactivate: [asksBeforeLeaving],
        loadComponent: () => import('./settings/settings-page').then((m) => m.SettingsPage),
      },
      {
        path: 'settlement',
        canActivate: [needs('settlement.read')],
        loadChildren: askingArea(() => import('./settlement/settlement.routes').then((m) => m.routes)),
      },
      // Each their own.
      {
        path: 'alerts',
        loadComponent: () => import('./alerts/alerts-page').then((m) => m.AlertsPage),
      },
      {
        path: 'account',
        loadComponent: () => import('./account/account-page').then((m) => m.AccountPage),
      },
      {
        path: 'approvals',
        loadComponent: () => import('./approvals/approvals-page').then((m) => m.ApprovalsPage),
      },
      {
        path: 'reports',
        canActivate: [needs('reports.read')],
        loadChildren: askingArea(() => import('./reports/reports.routes').then((m) => m.routes)),
      },
      {
        path: 'not-yours',
        loadComponent: () => import('./not-found/not-yours-page').then((m) => m.NotYoursPage),
      },
      {
        path: 'staff',
        canActivate: [needs('staff.read')],
        loadChildren: askingArea(() => import('./staff/staff.routes').then((m) => m.staffRoutes)),
      },
      {
        path: 'audit',
        canActivate: [needs('audit.read')],
        loadChildren: askingArea(() => import('./audit/audit.routes').then((m) => m.auditRoutes)),
      },
      { path: '**', loadComponent: () => import('./not-found/not-found-page').then((m) => m.NotFoundPage) },
    ],
  },
];
