// The texts that Engine.IO 4 and Socket.IO 5 send over a websocket, as many of them as namespace /live uses.
import { TICK_HANDSHAKE } from '../../libs/contracts/src/tick-forms.ts';

/** The same as LIVE_NAMESPACE of the contracts, from which k6 can take types only; a spec compares them. */
export const NAMESPACE = '/live';

export type Packet =
  /** Engine.IO's greeting: a ping comes every so often, and silence after it means that the line is dead. */
  | { readonly kind: 'greeting'; readonly pingIntervalMs: number; readonly pingTimeoutMs: number }
  | { readonly kind: 'ping' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'event'; readonly name: string; readonly body: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly body: unknown }
  /** The server ends the line, the whole or this namespace's. */
  | { readonly kind: 'goodbye' }
  | { readonly kind: 'other' };

export const PONG = '3';
export const JOIN = `40${NAMESPACE},${JSON.stringify(TICK_HANDSHAKE)}`;
export const LEAVE = `41${NAMESPACE},`;
export const SOCKET_PATH = '/socket.io/?EIO=4&transport=websocket';

const PREFIX = `${NAMESPACE},`;
const OTHER: Packet = { kind: 'other' };

/** `42/live,7["lot.watch",{"lotId":1}]`: the server answers under the same id. */
export function eventPacket(id: number, name: string, body: unknown): string {
  return `42${PREFIX}${id}${JSON.stringify([name, body])}`;
}

/** Throws on a text that is not JSON where JSON must stand. */
export function readPacket(text: string): Packet {
  switch (text[0]) {
    case '0':
      return readGreeting(text.slice(1));
    case '1':
      return { kind: 'goodbye' };
    case '2':
      return { kind: 'ping' };
    case '4':
      return readMessage(text);
    default:
      return OTHER;
  }
}

function readGreeting(json: string): Packet {
  const { pingInterval, pingTimeout } = JSON.parse(json) as Record<string, unknown>;
  return { kind: 'greeting', pingIntervalMs: Number(pingInterval), pingTimeoutMs: Number(pingTimeout) };
}

function readMessage(text: string): Packet {
  if (!text.startsWith(PREFIX, 2)) return OTHER;
  const rest = text.slice(2 + PREFIX.length);
  switch (text[1]) {
    case '0':
      return { kind: 'connected' };
    case '1':
      return { kind: 'goodbye' };
    case '2':
      return readEvent(rest);
    case '3':
      return readAnswer(rest);
    case '4':
      return { kind: 'refused', message: rest };
    default:
      return OTHER;
  }
}

function readEvent(rest: string): Packet {
  // An event that wants an answer has an id before its list; /live sends none.
  const [name, body] = JSON.parse(rest.slice(rest.indexOf('['))) as [unknown, unknown];
  return { kind: 'event', name: String(name), body };
}

function readAnswer(rest: string): Packet {
  const bracket = rest.indexOf('[');
  const [body] = JSON.parse(rest.slice(bracket)) as [unknown];
  return { kind: 'answer', id: Number(rest.slice(0, bracket)), body };
}
