// Brings an act that is written down to each of its lots, wherever they are held, and gathers what they answer.
import { Injectable } from '@nestjs/common';
import type { LotActResult } from '@haopai/contracts';
import { BidRouter } from '../bidding';

/** Lots told at a time: an act on all lots of an auction leaves room for bids. */
const AT_A_TIME = 16;

export interface NumberedLot {
  readonly lotId: number;
  readonly lotNo: number;
}

@Injectable()
export class TellLots {
  constructor(private readonly router: BidRouter) {}

  /** In the order of the lots. A lot that nobody holds is refused with SERVER.UNAVAILABLE, and can be told again. */
  async execute(actId: string, lots: readonly NumberedLot[]): Promise<readonly LotActResult[]> {
    const results: LotActResult[] = [];
    const rest = lots.entries();
    const tellOneAfterAnother = async (): Promise<void> => {
      for (const [index, lot] of rest) results[index] = await this.tell(actId, lot);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, tellOneAfterAnother));
    return results;
  }

  private async tell(actId: string, { lotId, lotNo }: NumberedLot): Promise<LotActResult> {
    const answer = await this.router.bringAct(lotId, actId);
    return answer.kind === 'done'
      ? { lotId, lotNo, outcome: 'done', code: null }
      : { lotId, lotNo, outcome: 'refused', code: answer.rejection.code };
  }
}

/** Whether the lot has not judged the act, as far as is known. */
export function isUnanswered({ code }: LotActResult): boolean {
  return code === 'SERVER.UNAVAILABLE' || code === 'SERVER.BUSY';
}
