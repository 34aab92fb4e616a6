// Pages of one's own account are for whoever is logged in; others are led to log in and come back. Who gets no answer waits: the shell says so.
import { inject, Injector } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from '@haopai/web-data';
import { filter, firstValueFrom } from 'rxjs';

/** Whoever it is: pages that are open to all, and hang on who comes. */
export const whenKnown: CanActivateFn = async () => {
  const states = toObservable(inject(Session).state, { injector: inject(Injector) });
  await firstValueFrom(states.pipe(filter((state) => state.status !== 'unknown')));
  return true;
};

export const forCitizens: CanActivateFn = async (_, { url }) => {
  const router = inject(Router);
  const states = toObservable(inject(Session).state, { injector: inject(Injector) });
  const { status } = await firstValueFrom(states.pipe(filter((state) => state.status !== 'unknown')));
  return status === 'citizen' || router.createUrlTree(['/login'], { queryParams: { next: url } });
};
