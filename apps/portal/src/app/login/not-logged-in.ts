// The log-in is for whoever is not in yet; others are led on to where they were going. Who gets no answer may log in.
import { inject, Injector } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from '@haopai/web-data';
import { filter, firstValueFrom } from 'rxjs';
import { withinPortal } from '../shell/within-portal';

export const AFTER_LOG_IN = '/auctions';

export const notLoggedIn: CanActivateFn = async ({ queryParamMap }) => {
  const session = inject(Session);
  const router = inject(Router);
  const states = toObservable(session.state, { injector: inject(Injector) });
  const heard = await firstValueFrom(
    states.pipe(filter((state) => state.status !== 'unknown' || state.silence !== null)),
  );
  if (heard.status !== 'citizen') return true;
  return router.parseUrl(withinPortal(queryParamMap.get('next') ?? undefined, AFTER_LOG_IN));
};
