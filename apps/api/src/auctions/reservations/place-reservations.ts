// Puts paid reservations into the next auction that is not published: their plates as lots, their citizens as bidders. Where there is none, they wait.
import { Inject, Injectable } from '@nestjs/common';
import { PeriodicTask } from '../../platform/scheduling';
import { Config } from '../../platform/config';
import { isDatabaseAway, Transactions } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PlaceReservation } from './place-reservation';
import { PlacingStore } from './placing.store';
import type { Reservation } from './reservation';

const LOOK_EVERY_MS = 2_000;
/** In one look; the rest is left to the next. */
const PLACED_A_LOOK_MAX = 200;
/** One that could not be placed is left alone for so long, so that it keeps nobody else waiting. */
const LEAVE_ALONE_MS = 60_000;

@Injectable()
export class PlaceReservations extends PeriodicTask {
  private readonly leftAloneUntil = new Map<number, number>();

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly transactions: Transactions,
    private readonly placing: PlacingStore,
    private readonly placeReservation: PlaceReservation,
  ) {
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure: 'reservations could not be placed' });
  }

  protected async lookOnce(): Promise<void> {
    for (const [reservationId, untilMs] of this.leftAloneUntil)
      if (untilMs <= performance.now()) this.leftAloneUntil.delete(reservationId);
    for (let placed = 0; placed < PLACED_A_LOOK_MAX; placed += 1)
      if (this.isStopped || !(await this.placeNext())) break;
    await this.placing.releaseSettled();
  }

  /** False when nothing is left that could be placed now. */
  private async placeNext(): Promise<boolean> {
    let taken: Reservation | null = null;
    try {
      return await this.transactions.run(async (transaction) => {
        taken = await this.placing.take(transaction, [...this.leftAloneUntil.keys()]);
        return taken !== null && (await this.placeReservation.execute(transaction, taken));
      });
    } catch (error) {
      const reservation = taken as Reservation | null;
      // A database that is away is not this reservation's fault.
      if (reservation === null || isDatabaseAway(error)) throw error;
      const { id } = reservation;
      this.programLog.error({ err: error, reservationId: id }, 'a reservation could not be placed');
      this.leftAloneUntil.set(id, performance.now() + LEAVE_ALONE_MS);
      return true;
    }
  }
}
