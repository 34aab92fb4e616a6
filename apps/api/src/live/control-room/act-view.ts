// An act of a control room as its page sees it.
import type { ControlActView } from '@haopai/contracts';
import type { Act } from './control.store';

export function actView({ actId, kind, lotId, paddleNo, reason, atMs, staffName }: Act): ControlActView {
  return { actId, kind, lotId, paddleNo, reason, atMs, staffName };
}
