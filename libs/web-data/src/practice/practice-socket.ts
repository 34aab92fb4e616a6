// The page's socket to namespace /practice, on a connection of its own.
import { inject, Injectable, InjectionToken } from '@angular/core';
import { PRACTICE_NAMESPACE, type PracticeClientEvents, type PracticeServerEvents } from '@haopai/contracts';
import { EventSocket, openNamespace, type OpenSocket } from '../live/event-socket';
import { practiceKey } from './practice-key';

/** Opens the socket; a test gives one that leads to its own server. */
export const OPEN_PRACTICE_SOCKET = new InjectionToken<OpenSocket>('OPEN_PRACTICE_SOCKET', {
  providedIn: 'root',
  factory: () => () => openNamespace(PRACTICE_NAMESPACE, { practiceKey: practiceKey() }),
});

@Injectable()
export class PracticeSocket extends EventSocket<PracticeClientEvents, PracticeServerEvents> {
  constructor() {
    super(inject(OPEN_PRACTICE_SOCKET));
  }
}
