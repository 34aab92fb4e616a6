// Pages of one's own account are for whoever is logged in; others are led to log in and come back.
import { inject, Injector } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from '@haopai/web-data';
import { filter, firstValueFrom } from 'rxjs';

export const forCitizens: CanActivateFn = async (_, { url }) => {
  const session = inject(Session);
  const router = inject(Router);
  const known = toObservable(session.state, { injector: inject(Injector) }).pipe(
    filter(({ status }) => status !== 'unknown'),
  );
  const { status } = await firstValueFrom(known);
  return status === 'citizen' || router.createUrlTree(['/login'], { queryParams: { next: url } });
};
