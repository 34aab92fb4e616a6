// For guards: waits until it is known who this browser is, however long the server takes to say so.
import { inject, Injector } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { Session } from '@haopai/web-data';
import { filter, firstValueFrom } from 'rxjs';

/** Where something can be injected. */
export async function sessionKnown(): Promise<void> {
  const isKnown = toObservable(inject(Session).isKnown, { injector: inject(Injector) });
  await firstValueFrom(isKnown.pipe(filter(Boolean)));
}
