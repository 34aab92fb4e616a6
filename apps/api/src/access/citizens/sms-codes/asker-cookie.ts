// Tells the browser that asked for a code from all others: the code is good in its hands alone (ADR 148). The cookie opens nothing by itself.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../../../platform/config';
import { cookieNamer, readCookie } from '../../../platform/http';
import { SMS_CODE_LIFE_MS } from './sms-codes';

const ASKER_COOKIE = 'haopai.asker';
const VALUE_BYTES = 16;
const VALUE = /^[\w-]{22}$/;

@Injectable()
export class AskerCookie {
  private readonly name: string;
  private readonly isSecure: boolean;

  constructor(config: Config) {
    this.name = cookieNamer(config)(ASKER_COOKIE);
    this.isSecure = config.environment === 'production';
  }

  /** Null of a browser that has asked for no code lately. */
  of(request: Request): string | null {
    const value = readCookie(request.headers.cookie, this.name);
    return value !== null && VALUE.test(value) ? value : null;
  }

  /** The browser's own, so that its codes for other things stay good, or a new one; for as long as a code lives. */
  give(request: Request, response: Response): string {
    const asker = this.of(request) ?? randomBytes(VALUE_BYTES).toString('base64url');
    response.cookie(this.name, asker, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.isSecure,
      maxAge: SMS_CODE_LIFE_MS,
    });
    return asker;
  }
}
