// What an act of staff orders a lot to do: read from the database, where it was written down with its audit entry.
import type { LotOrder, StaffActs } from '@haopai/engine';
import type { Pool, RowDataPacket } from 'mysql2/promise';

type Kind = 'pause' | 'resume' | 'withdraw' | 'disqualify';

interface ActRow extends RowDataPacket {
  readonly kind: Kind | 'message';
  readonly paddleNo: number | null;
  readonly reason: string;
  /** Of a pause: lots that wait are frozen, too. A release before this one pauses those alone that run. */
  readonly freezesWaiting: 0 | 1;
}

/** An act is for one lot, or for all of its auction. */
const ACT = `
  SELECT kind, paddle_no AS paddleNo, reason, freezes_waiting AS freezesWaiting FROM control_acts JOIN lots ON lots.auction_id = control_acts.auction_id
  WHERE act_id = ? AND lots.id = ? AND COALESCE(control_acts.lot_id, lots.id) = lots.id`;

export class MysqlStaffActs implements StaffActs {
  constructor(private readonly pool: Pool) {}

  async orderFor(lotId: number, actId: string): Promise<LotOrder | null> {
    const [[row]] = await this.pool.query<ActRow[]>(ACT, [actId, lotId]);
    if (row === undefined) return null;
    const { reason, paddleNo } = row;
    switch (row.kind) {
      case 'pause':
        return { type: row.freezesWaiting === 0 ? 'PauseLot' : 'SuspendLot', actId, reason };
      case 'resume':
        return { type: 'ResumeLot', actId, reason };
      case 'withdraw':
        return { type: 'WithdrawLot', actId, reason };
      case 'disqualify':
        return paddleNo === null ? null : { type: 'DisqualifyPaddle', actId, paddleNo, reason };
      case 'message':
        return null;
    }
  }
}
