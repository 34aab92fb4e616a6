// Passwords that the site gives: good until the first log-in, which asks for one's own.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { Passwords } from '../citizens';

/** 12 characters of base64url. */
const BYTES = 9;

@Injectable()
export class GivenPasswords {
  constructor(private readonly passwords: Passwords) {}

  async make(): Promise<{ readonly password: string; readonly passwordHash: string } | RefusalError> {
    const password = randomBytes(BYTES).toString('base64url');
    const passwordHash = await this.passwords.hash('staff', password);
    return passwordHash instanceof RefusalError ? passwordHash : { password, passwordHash };
  }
}
