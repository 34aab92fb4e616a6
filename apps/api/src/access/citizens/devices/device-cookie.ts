// Tells a browser that was here before from one that was not. The cookie opens nothing: it only says which lock counts.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../../../platform/config';
import { cookieNamer, readCookie } from '../../../platform/http';

export const DEVICE_COOKIE = 'haopai.device';
const VALUE = /^[\w-]{22}$/;
const VALUE_BYTES = 16;
const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

@Injectable()
export class DeviceCookie {
  private readonly name: string;
  private readonly isSecure: boolean;

  constructor(config: Config) {
    this.name = cookieNamer(config)(DEVICE_COOKIE);
    this.isSecure = config.environment === 'production';
  }

  of(request: Request): string | null {
    const value = readCookie(request.headers.cookie, this.name);
    return value !== null && VALUE.test(value) ? value : null;
  }

  /** The browser's own, for another year, or a new one. */
  give(request: Request, response: Response): string {
    const device = this.of(request) ?? randomBytes(VALUE_BYTES).toString('base64url');
    response.cookie(this.name, device, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.isSecure,
      maxAge: YEAR_MS,
    });
    return device;
  }
}
