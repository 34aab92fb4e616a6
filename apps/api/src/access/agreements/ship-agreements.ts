// Use case at every start: brings the release's versions of the user agreement into the database, where they are the site's from then on.
import { Inject, Injectable } from '@nestjs/common';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import type { Agreement } from './agreement';
import { AgreementsStore } from './agreements.store';
import { EditedAgreementsStore } from './editing/edited-agreements.store';
import { shipmentTo } from './shipped-agreements';
import { AGREEMENTS } from './texts';

@Injectable()
export class ShipAgreements {
  constructor(
    private readonly store: AgreementsStore,
    private readonly edited: EditedAgreementsStore,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** Instances that start at the same time add the same rows, and the first one's stay. */
  async run(shipped: readonly Agreement[] = AGREEMENTS): Promise<void> {
    const [standing, nowMs] = await Promise.all([this.store.all(), this.edited.nowMs()]);
    const { add, insteadOf } = shipmentTo(standing, shipped, nowMs);
    await this.store.add(...add);
    if (insteadOf !== null)
      this.log.warn(
        { insteadOf, release: shipped.at(-1)?.version },
        'the office’s own user agreement stays: what is new in the release’s is to be taken over by hand',
      );
  }
}
