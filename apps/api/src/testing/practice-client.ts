// The socket of somebody who practises, for specs, in namespace `/practice`.
import { PRACTICE_NAMESPACE, TICK_HANDSHAKE } from '@haopai/contracts';
import type { PracticeClientEvents, PracticeServerEvents } from '@haopai/contracts';
import { connectSocket, EventClient } from './event-client';
import type { HttpClient } from './http-client';

export class PracticeClient extends EventClient<PracticeClientEvents, PracticeServerEvents> {
  /** `auth` is what a page without an account says of itself. */
  static async connect(url: string, http?: HttpClient, auth: object = {}): Promise<PracticeClient> {
    const handshake = { ...TICK_HANDSHAKE, ...auth };
    return new PracticeClient(await connectSocket(`${url}${PRACTICE_NAMESPACE}`, http, {}, handshake));
  }
}
