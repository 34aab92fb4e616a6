// The page's one socket to namespace /live.
import { inject, Injectable, InjectionToken } from '@angular/core';
import { type ClientToServerEvents, LIVE_NAMESPACE, type ServerToClientEvents } from '@haopai/contracts';
import { EventSocket, fetchSocketIo, openNamespace, type OpenSocket } from './event-socket';

/** Opens the socket; a test gives one that leads to its own server. */
export const OPEN_SOCKET = new InjectionToken<OpenSocket>('OPEN_SOCKET', {
  providedIn: 'root',
  factory: () => {
    // Beside the words and the page's own file, so that a page which is live need not wait for it afterwards.
    fetchSocketIo().catch(() => undefined);
    return () => openNamespace(LIVE_NAMESPACE);
  },
});

@Injectable({ providedIn: 'root' })
export class LiveSocket extends EventSocket<ClientToServerEvents, ServerToClientEvents> {
  constructor() {
    super(inject(OPEN_SOCKET));
  }
}
