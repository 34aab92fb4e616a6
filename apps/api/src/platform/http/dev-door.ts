// Who may see the pages under /dev: whoever sits at this machine. They show codes that open accounts, so everybody else is told that there is nothing.
import { BlockList, isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { RefusalError } from '../errors';

const PATH = /^\/dev(\/|$)/i;
/** What proxies add when they pass a request on. The own proxy writes `x-forwarded-for` anew, and tells by `haopai-forwarded-for` what had come there. */
const FORWARDING_HEADERS = ['forwarded', 'via', 'haopai-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const OF_ANY_PROXY = [...FORWARDING_HEADERS, 'x-forwarded-for'];
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
/** Where containers of one machine and its own proxies come from. */
const nearby = new BlockList();
nearby.addSubnet('127.0.0.0', 8, 'ipv4');
nearby.addSubnet('10.0.0.0', 8, 'ipv4');
nearby.addSubnet('172.16.0.0', 12, 'ipv4');
nearby.addSubnet('192.168.0.0', 16, 'ipv4');
nearby.addAddress('::1', 'ipv6');
nearby.addSubnet('fc00::', 7, 'ipv6');

export interface DevCaller {
  /** Of the other end of the connection, whoever it says to speak for. */
  readonly address: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

/**
 * A page of somebody else that has its own name point at this machine comes with that name as Host. `isBehindOwnProxy`: a proxy stands before the
 * program and listens on this machine alone (HAOPAI_PUBLISHED_AT); what it passes on comes from this machine too, unless another proxy was before it.
 */
export function maySeeDevPages({ address, headers }: DevCaller, isBehindOwnProxy: boolean): boolean {
  const { host } = headers;
  if (typeof host !== 'string' || !LOOPBACK_HOST.test(host)) return false;
  const marks = isBehindOwnProxy ? FORWARDING_HEADERS : OF_ANY_PROXY;
  const isForwarded = marks.some((name) => headers[name] !== undefined);
  return isWithin(isBehindOwnProxy ? nearby : loopback, address) && !isForwarded;
}

/** Stands before whatever serves a page under /dev. */
export function createDevDoor(isBehindOwnProxy: boolean): RequestHandler {
  return ({ path, socket, headers }, _response, next) => {
    const isAsked = PATH.test(path);
    const mayPass = !isAsked || maySeeDevPages({ address: socket.remoteAddress, headers }, isBehindOwnProxy);
    next(mayPass ? undefined : new RefusalError('REQUEST.NOT_FOUND', {}));
  };
}

/** An IPv4 address that arrives on an IPv6 socket counts as what it is: BlockList sees through the mapping. */
function isWithin(list: BlockList, address: string | undefined): boolean {
  const version = isIP(address ?? '');
  return version !== 0 && list.check(address ?? '', version === 4 ? 'ipv4' : 'ipv6');
}
