// A bidder's or watcher's socket for specs, in namespace `/live`.
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { ClientToServerEvents, OnTheWire, ServerToClientEvents } from '@haopai/contracts';
import type { Socket } from 'socket.io-client';
import { connectSocket, EventClient } from './event-client';
import type { HttpClient } from './http-client';

export class LiveClient extends EventClient<ClientToServerEvents, ServerToClientEvents> {
  private constructor(
    readonly socket: Socket<OnTheWire<ServerToClientEvents>, ClientToServerEvents>,
    line: Socket,
  ) {
    super(line);
  }

  /** Connected, or rejects. `headers` may replace Origin and Cookie. */
  static async connect(
    url: string,
    http?: HttpClient,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<LiveClient> {
    const socket = await connectSocket(`${url}${LIVE_NAMESPACE}`, http, headers);
    return new LiveClient(socket, socket);
  }
}
