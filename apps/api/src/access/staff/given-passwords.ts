// Passwords that the site gives: good for a day, and until the first log-in, which asks for one's own.
import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { Passwords } from '../citizens';
import type { StaffMember } from '../staff-authentication';

/** Read off a sheet and typed once: none that looks like another. */
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
/** 74 bits. */
const LENGTH = 15;
/** Whoever finds it later, in a mail or a drawer, comes in no more. */
const GOOD_FOR_MS = 24 * 3_600_000;

export interface Given {
  readonly password: string;
  readonly passwordHash: string;
}

@Injectable()
export class GivenPasswords {
  constructor(private readonly passwords: Passwords) {}

  /** Of one that somebody was given and has not replaced yet. */
  hasEnded({ hasOwnPassword, passwordGivenAtMs }: StaffMember): boolean {
    return !hasOwnPassword && passwordGivenAtMs !== null && Date.now() - passwordGivenAtMs > GOOD_FOR_MS;
  }

  async make(): Promise<Given | RefusalError> {
    const password = Array.from({ length: LENGTH }, () =>
      CHARACTERS.charAt(randomInt(CHARACTERS.length)),
    ).join('');
    const passwordHash = await this.passwords.hash('staff', password);
    return passwordHash instanceof RefusalError ? passwordHash : { password, passwordHash };
  }
}
