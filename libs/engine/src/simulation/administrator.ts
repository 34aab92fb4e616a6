// Pauses, resumes and at times withdraws lots, and disqualifies those who lead, in the middle of it all.
import { leaderOf } from '@haopai/lot';
import type { LotOrder } from '../lot-host';
import type { Fleet } from './fleet';
import { sleep } from './world';
import type { World } from './world';

const IDLE_MAX_MS = 60_000;
const RESUME_EVERY_MS = 5_000;

export class Administrator {
  private isGone = false;
  private acts = 0;

  constructor(
    private readonly world: World,
    private readonly fleet: Fleet,
  ) {
    void this.interfere();
  }

  goHome(): void {
    this.isGone = true;
  }

  /** Orders every lot that still stands paused to go on, again and again until the sale is over. */
  async resumeAll(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const owner = this.fleet.owners[0];
      for (const { lotId } of this.world.lots) {
        if (!this.world.line.isSilent && owner?.lotOf(lotId)?.phase === 'paused')
          void owner.submit(lotId, { type: 'ResumeLot', reason: 'all clear' });
      }
      await sleep(this.world, RESUME_EVERY_MS);
    }
  }

  private async interfere(): Promise<void> {
    const { random, lots } = this.world;
    for (;;) {
      await sleep(this.world, random.between(1_000, IDLE_MAX_MS));
      if (this.isGone) return;
      if (this.fleet.owners.length === 0) continue;
      const { lotId } = random.pick(lots);
      if (random.chance(0.2)) {
        this.disqualifyLeader(lotId);
      } else if (random.chance(0.1)) {
        this.order(lotId, { type: 'WithdrawLot', reason: 'flood' });
      } else {
        this.order(lotId, { type: 'PauseLot', reason: 'a question' });
        await sleep(this.world, random.between(0, 20_000));
        if (this.fleet.owners.length > 0) this.order(lotId, { type: 'ResumeLot', reason: 'answered' });
      }
    }
  }

  /** Twice under one act, as a control room that had no answer does. */
  private disqualifyLeader(lotId: number): void {
    const { random } = this.world;
    const lot = random.pick(this.fleet.owners).lotOf(lotId);
    const paddleNo = (lot === null ? null : leaderOf(lot)?.paddleNo) ?? random.between(1, 8);
    const actId = `act ${(this.acts += 1)}`;
    const order: LotOrder = { type: 'DisqualifyPaddle', paddleNo, reason: 'collusion', actId };
    this.order(lotId, order);
    if (random.chance(0.5)) this.order(lotId, order);
  }

  private order(lotId: number, order: LotOrder): void {
    if (this.world.line.isSilent) return;
    void this.world.random.pick(this.fleet.owners).submit(lotId, order);
  }
}
