// Use case: whoever answers for the site sees how long logs are kept, and that they are erased.
import { Injectable } from '@nestjs/common';
import type { RetentionView } from '@haopai/contracts';
import type { Actor } from '../staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { EraseOldLogs } from './erase-old-logs';
import { ErasuresStore } from './erasures.store';

@Injectable()
export class ReadRetention {
  constructor(
    private readonly erasing: EraseOldLogs,
    private readonly erasures: ErasuresStore,
  ) {}

  async execute(actor: Actor): Promise<RetentionView | RefusalError> {
    const refusal = actor.lacks('settings.read');
    if (refusal !== undefined) return refusal;
    return { keptDays: this.erasing.keptDays, runs: await this.erasures.runs() };
  }
}
