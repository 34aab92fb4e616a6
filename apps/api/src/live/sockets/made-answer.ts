// An acknowledgement whose JSON stands ready: what many are given is put into words once, not once for each.
import type { Server } from 'socket.io';

/** Socket.IO's number for it. */
const ACKNOWLEDGEMENT = 3;

export class MadeAnswer {
  /** `json` is the whole answer, with `ok`. */
  constructor(readonly json: string) {}
}

interface Packet {
  readonly type: number;
  readonly nsp: string;
  readonly id?: number;
  readonly data?: readonly unknown[];
}
interface Encoder {
  encode(packet: Packet): unknown[];
}

/** Socket.IO would look through all of an answer for binary data, and put it into words, for each who is given it. */
export function writeMadeAnswers(server: Server): void {
  const encoder = server.encoder as unknown as Encoder;
  const encode = encoder.encode.bind(encoder);
  encoder.encode = (packet) => {
    const answer = packet.type === ACKNOWLEDGEMENT ? packet.data?.[0] : undefined;
    if (!(answer instanceof MadeAnswer)) return encode(packet);
    const namespace = packet.nsp === '/' ? '' : `${packet.nsp},`;
    return [`${ACKNOWLEDGEMENT}${namespace}${packet.id ?? ''}[${answer.json}]`];
  };
}
