// The page's one socket to namespace /live.
import { inject, Injectable, InjectionToken } from '@angular/core';
import { type ClientToServerEvents, LIVE_NAMESPACE, type ServerToClientEvents } from '@haopai/contracts';
import type { Socket } from 'socket.io-client';
import { EventSocket, openNamespace } from './event-socket';

/** Opens the socket; a test gives one that leads to its own server. */
export const OPEN_SOCKET = new InjectionToken<() => Socket>('OPEN_SOCKET', {
  providedIn: 'root',
  factory: () => () => openNamespace(LIVE_NAMESPACE),
});

@Injectable({ providedIn: 'root' })
export class LiveSocket extends EventSocket<ClientToServerEvents, ServerToClientEvents> {
  constructor() {
    super(inject(OPEN_SOCKET));
  }
}
