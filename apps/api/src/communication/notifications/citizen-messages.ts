// What messages hold of a citizen: given to them on demand, and forgotten when their account closes.
import { Injectable } from '@nestjs/common';
import type { NoticeView } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import { CitizenMessagesStore } from './citizen-messages.store';
import { NOTICES_A_CITIZEN_MAX } from './notices/notices-limits';
import { NoticesStore } from './notices/notices.store';

@Injectable()
export class CitizenMessages {
  constructor(
    private readonly store: CitizenMessagesStore,
    private readonly notices: NoticesStore,
    private readonly personalData: PersonalData,
  ) {}

  /** All that are kept, the newest first. */
  noticesOf(citizenId: number): Promise<readonly NoticeView[]> {
    return this.notices.page(citizenId, 0, NOTICES_A_CITIZEN_MAX);
  }

  /** Notices, browsers that get pushes, and what waits for the citizen or lies about a text to their number. */
  forget(
    transaction: Transaction,
    { citizenId, mobile }: { readonly citizenId: number; readonly mobile: string | null },
  ): Promise<void> {
    const mobileHash = mobile === null ? null : this.personalData.hash('mobile', mobile);
    return this.store.erase(transaction, { citizenId, mobileHash });
  }
}
