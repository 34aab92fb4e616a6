// The socket of somebody who practises, for specs, in namespace `/practice`.
import { PRACTICE_NAMESPACE } from '@haopai/contracts';
import type { PracticeClientEvents, PracticeServerEvents } from '@haopai/contracts';
import { connectSocket, EventClient } from './event-client';
import type { HttpClient } from './http-client';

export class PracticeClient extends EventClient<PracticeClientEvents, PracticeServerEvents> {
  static async connect(url: string, http?: HttpClient): Promise<PracticeClient> {
    return new PracticeClient(await connectSocket(`${url}${PRACTICE_NAMESPACE}`, http));
  }
}
