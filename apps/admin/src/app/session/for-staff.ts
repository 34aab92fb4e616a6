// Pages of the back office are for staff who are in, and each area for those whose role includes it.
import { inject, Injector } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import type { Permission } from '@haopai/contracts';
import { filter, firstValueFrom } from 'rxjs';
import { StaffSession } from './staff-session';

/** Others are led to log in and come back. */
export const forStaff: CanActivateFn = async (_, { url }) => {
  const session = inject(StaffSession);
  const router = inject(Router);
  const known = toObservable(session.state, { injector: inject(Injector) }).pipe(
    filter(({ status }) => status !== 'unknown'),
  );
  const { status } = await firstValueFrom(known);
  return status === 'in' || router.createUrlTree(['/login'], { queryParams: { next: nextOf(url) } });
};

/** Who lacks it reads why in place of the page, at the page's own address. Stands below `forStaff`. */
export function needs(permission: Permission): CanActivateFn {
  return () => {
    const router = inject(Router);
    return (
      inject(StaffSession).may(permission) ||
      new RedirectCommand(router.createUrlTree(['/not-yours']), { skipLocationChange: true })
    );
  };
}

/** Null for the first page, where one comes to anyway. */
export function nextOf(url: string): string | null {
  return url === '/' || url.startsWith('/login') ? null : url;
}
