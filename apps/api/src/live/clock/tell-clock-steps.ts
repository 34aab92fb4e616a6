// Tells log and figures when the database's clock was set: that is an outage, and somebody has to look at that machine.
import type { AuctionClock } from '@haopai/engine-mysql';
import type { ProgramLog } from '../../platform/logging';
import type { Metrics } from '../../platform/metrics';

export function tellClockSteps(time: AuctionClock, metrics: Metrics, log: ProgramLog): void {
  time.onStep(({ aheadMs }) => {
    metrics.noteClockStep();
    log.error({ aheadMs: Math.round(aheadMs) }, 'the database’s clock was set: the time is given back');
  });
}
