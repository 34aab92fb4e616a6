// Tells a browser that was here before from one that was not. The cookie opens nothing: it only says which lock counts.
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Config } from '../../../platform/config';
import { cookieNamer } from '../../../platform/http';

export const DEVICE_COOKIE = 'haopai.device';
const VALUE = /(?:^|;\s*)(?:__Host-)?haopai\.device=([\w-]{22})(?:;|$)/;
const VALUE_BYTES = 16;
const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

export function deviceCookieOf(request: Request): string | null {
  return VALUE.exec(request.headers.cookie ?? '')?.[1] ?? null;
}

/** The browser's own, for another year, or a new one. */
export function rememberDevice(request: Request, response: Response, config: Config): string {
  const device = deviceCookieOf(request) ?? randomBytes(VALUE_BYTES).toString('base64url');
  response.cookie(cookieNamer(config)(DEVICE_COOKIE), device, {
    httpOnly: true,
    sameSite: 'lax',
    secure: config.environment === 'production',
    maxAge: YEAR_MS,
  });
  return device;
}
