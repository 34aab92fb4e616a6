// Tells the stream of a refusal that an answer is made of: what it was, from where, and whose account was asked for.
import { isIP } from 'node:net';
import type { Request } from 'express';
import { kindOfRefusal } from './security-event';
import type { SecurityEvents } from './security-events';

const NAME_LENGTH_MAX = 64;

export function noteRefusal(events: SecurityEvents, code: string, request: Request): void {
  const kind = kindOfRefusal(code);
  if (kind === null) return;
  const address = request.ip !== undefined && isIP(request.ip) !== 0 ? request.ip : null;
  events.note({ kind, what: code, address, account: accountOf(request) });
}

/** Whoever is in; else whose name was typed. */
function accountOf(request: Request): string | null {
  const session: Request['session'] | undefined = request.session;
  if (session?.staff !== undefined) return `staff:${session.staff.staffId}`;
  if (session?.citizenId !== undefined) return `citizen:${session.citizenId}`;
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !('username' in body)) return null;
  const { username } = body;
  return typeof username === 'string' && username.length <= NAME_LENGTH_MAX ? nameKey(username) : null;
}

export function nameKey(username: string): string {
  return `username:${username.trim().toLowerCase()}`;
}
