// Compares a password with a stored argon2id hash, off the main thread, and takes as long when there is no hash.
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

@Injectable()
export class PasswordCheck {
  /** Stands in for the hash of a citizen who does not exist. */
  private readonly nobodysHash = hash(randomBytes(32));

  async matches(password: string, storedHash: string | null): Promise<boolean> {
    const isRight = await verify(storedHash ?? (await this.nobodysHash), password);
    return isRight && storedHash !== null;
  }
}
