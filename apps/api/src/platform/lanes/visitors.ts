// Whose a request is, by the signatures in its cookies: nothing is looked up, so that it costs nothing to be nobody.
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Config } from '../config';
import { clientAddress } from '../http';
import { addressKey } from '../limits';
import { type Lane, LANES, type Visitor } from './lane';

/** Whose request it is if it is one of this lane, else null; cheap, and never asks anybody. */
export type Recognition = (request: IncomingMessage) => string | null;

@Injectable()
export class Visitors {
  private readonly recognitions = new Map<Lane, Recognition>();

  constructor(private readonly config: Config) {}

  /** From now on this lane is recognised so. */
  recognise(lane: Exclude<Lane, 'strangers'>, recognition: Recognition): void {
    this.recognitions.set(lane, recognition);
  }

  /** The first lane that knows it. */
  of(request: IncomingMessage): Visitor {
    if (request.headers.cookie !== undefined) {
      for (const lane of LANES) {
        const key = this.recognitions.get(lane)?.(request) ?? null;
        if (key !== null) return { lane, key };
      }
    }
    return this.strangerOf(request);
  }

  /** Whatever has been signed for it. */
  strangerOf(request: IncomingMessage): Visitor {
    const address = clientAddress(request, this.config.http.trustedProxies);
    return { lane: 'strangers', key: addressKey(address) };
  }
}
