// Brings an act that is written down to each of its lots, wherever they are held, and gathers what they answer.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { LotActResult } from '@haopai/contracts';
import { type Done, type LotEngine, type NotDone, UNAVAILABLE } from '@haopai/engine';
import { LOT_ENGINE } from '../engine';

/** Lots told at a time: an act on all lots of an auction leaves room for bids. */
const AT_A_TIME = 16;
/** For all of them together: the browser gives up after ten seconds, and would show nothing of those that did answer. */
export const ANSWERS_WITHIN_MS = 8_000;

export interface NumberedLot {
  readonly lotId: number;
  readonly lotNo: number;
}

@Injectable()
export class TellLots {
  constructor(@Inject(LOT_ENGINE) private readonly engine: LotEngine) {}

  /** In the order of the lots. A lot that nobody holds, or that is silent, is refused with SERVER.UNAVAILABLE, and can be told again. */
  async execute(actId: string, lots: readonly NumberedLot[]): Promise<readonly LotActResult[]> {
    const results: LotActResult[] = [];
    const rest = lots.entries();
    const giveUpAt = performance.now() + ANSWERS_WITHIN_MS;
    const tellOneAfterAnother = async (): Promise<void> => {
      for (const [index, lot] of rest) results[index] = await this.tell(actId, lot, giveUpAt);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, tellOneAfterAnother));
    return results;
  }

  private async tell(actId: string, { lotId, lotNo }: NumberedLot, giveUpAt: number): Promise<LotActResult> {
    const answer = await this.bring(actId, lotId, giveUpAt - performance.now());
    return answer.kind === 'done'
      ? { lotId, lotNo, outcome: 'done', code: null }
      : { lotId, lotNo, outcome: 'refused', code: answer.rejection.code };
  }

  /** What a lot does after that it does once: the act's id is told again what it did. */
  private bring(actId: string, lotId: number, patienceMs: number): Promise<Done | NotDone> {
    if (patienceMs <= 0) return Promise.resolve(UNAVAILABLE);
    const silence = sleep(patienceMs, UNAVAILABLE, { ref: false });
    return Promise.race([this.engine.submit(lotId, { type: 'CarryOut', actId }), silence]);
  }
}

/** Whether the lot has not judged the act, as far as is known. */
export function isUnanswered({ code }: LotActResult): boolean {
  return code === 'SERVER.UNAVAILABLE' || code === 'SERVER.BUSY';
}
