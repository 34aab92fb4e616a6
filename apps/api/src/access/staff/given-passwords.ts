// Passwords that the site gives: good for a day, and until the first log-in, which asks for one's own.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { Passwords } from '../citizens';
import type { StaffMember } from '../staff-authentication';

/** 12 characters of base64url. */
const BYTES = 9;
/** Whoever finds it later, in a mail or a drawer, comes in no more. */
const GOOD_FOR_MS = 24 * 3_600_000;

@Injectable()
export class GivenPasswords {
  constructor(private readonly passwords: Passwords) {}

  /** Of one that somebody was given and has not replaced yet. */
  hasEnded({ hasOwnPassword, passwordGivenAtMs }: StaffMember): boolean {
    return !hasOwnPassword && passwordGivenAtMs !== null && Date.now() - passwordGivenAtMs > GOOD_FOR_MS;
  }

  async make(): Promise<{ readonly password: string; readonly passwordHash: string } | RefusalError> {
    const password = randomBytes(BYTES).toString('base64url');
    const passwordHash = await this.passwords.hash('staff', password);
    return passwordHash instanceof RefusalError ? passwordHash : { password, passwordHash };
  }
}
