// Use case: anybody who holds a paper's number and check characters sees whether it is real, and in force.
import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CheckedConfirmation } from '@haopai/contracts';
import { maskName } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import { addressKey, RateLimits } from '../../platform/limits';
import { headOf } from './confirmation';
import { ConfirmationFactsStore } from './confirmation-facts.store';
import { ConfirmationFilesStore } from './confirmation-files.store';
import { ConfirmationsStore } from './confirmations.store';

@Injectable()
export class CheckConfirmation {
  constructor(
    private readonly store: ConfirmationsStore,
    private readonly facts: ConfirmationFactsStore,
    private readonly files: ConfirmationFilesStore,
    private readonly limits: RateLimits,
  ) {}

  /** A number that was never given and wrong check characters are answered alike. */
  async execute(
    number: string,
    check: string,
    address: string,
  ): Promise<CheckedConfirmation | RefusalError<'CONFIRMATION.NOT_FOUND' | 'REQUEST.RATE_LIMITED'>> {
    const tooMany = await this.limits.consume('confirmationCheck', addressKey(address));
    if (tooMany !== undefined) return tooMany;
    const confirmation = await this.store.byNumber(number);
    if (confirmation === null || !isSame(confirmation.checkCharacters, check))
      return new RefusalError('CONFIRMATION.NOT_FOUND', { number });
    const [{ plate, holder, priceFen, sale }, files] = await Promise.all([
      this.facts.of(confirmation),
      this.files.headsOf(confirmation.id),
    ]);
    const { number: plateNumber, kind, colour } = plate;
    return {
      ...headOf(confirmation),
      plate: { number: plateNumber, kind, colour },
      ...{ holder: maskName(holder), auctionTitle: sale?.auctionTitle ?? null, priceFen, files },
    };
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
