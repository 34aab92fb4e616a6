// From when on somebody whose way in or roles an administrator has just changed may be the second of two.
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';

@Injectable()
export class ConfirmsFrom {
  constructor(private readonly config: Config) {}

  /** Null where accounts are never too new. */
  now(): number | null {
    const { newForMs } = this.config.staff;
    return newForMs === 0 ? null : Date.now() + newForMs;
  }
}
