// The moments after which a page may have missed something: a new connection, and a tab that is seen again.
import { DestroyRef, DOCUMENT, inject } from '@angular/core';
import { LiveSocket } from './live-socket';

/** Calls `refresh` at each such moment until the injector that this runs in is destroyed. */
export function onResume(refresh: () => void): void {
  const live = inject(LiveSocket);
  const document = inject(DOCUMENT);
  const look = () => {
    if (document.visibilityState === 'visible') refresh();
  };
  document.addEventListener('visibilitychange', look);
  const forget = live.onConnected(refresh);
  inject(DestroyRef).onDestroy(() => {
    document.removeEventListener('visibilitychange', look);
    forget();
  });
}
