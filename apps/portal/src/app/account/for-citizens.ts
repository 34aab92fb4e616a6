// Pages of one's own account are for whoever is logged in; others are led to log in and come back. Who gets no answer waits: the shell says so.
import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from '@haopai/web-data';
import { sessionKnown } from '../session/session-known';

export const forCitizens: CanActivateFn = async (_, { url }) => {
  const router = inject(Router);
  const session = inject(Session);
  await sessionKnown();
  return session.citizen() !== null || router.createUrlTree(['/login'], { queryParams: { next: url } });
};
