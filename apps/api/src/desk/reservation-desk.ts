// The administrator's desk for reservations: what waits for a decision, and the decision. Runs beside a site that is open.
import { userInfo } from 'node:os';
import { formatPlate } from '@haopai/rules';
import type { Config } from '../config';
import { RefusalError } from '../errors';
import type { ProgramLog } from '../logging';
import { DecideReservation, PendingReservations } from '../reservations';
import { atDesk, type DeskAnswer } from './at-desk';
import { DESK_USAGE, type DeskOrder, readDeskOrder } from './desk-order';

const DECIDED_BY_MAX = 60;

export async function keepReservationDesk(
  config: Config,
  log: ProgramLog,
  args: readonly string[],
): Promise<DeskAnswer> {
  const order = readDeskOrder(args);
  if (order.kind === 'unclear') return { lines: DESK_USAGE, isDone: false };
  return atDesk(config, log, (app) => {
    if (order.kind === 'list') return list(app.get(PendingReservations));
    return decide(app.get(DecideReservation), order);
  });
}

async function list(pending: PendingReservations): Promise<DeskAnswer> {
  const waiting = await pending.list();
  if (waiting.length === 0) return { lines: ['Nothing waits for a decision.'], isDone: true };
  const lines = waiting.map(({ id, plate, username, createdAtMs }) =>
    [String(id).padStart(6), formatPlate(plate), new Date(createdAtMs).toISOString(), username].join('  '),
  );
  return { lines, isDone: true };
}

async function decide(
  useCase: DecideReservation,
  { reservationId, decision }: Extract<DeskOrder, { kind: 'decide' }>,
): Promise<DeskAnswer> {
  const decidedBy = userInfo().username.slice(0, DECIDED_BY_MAX);
  const refused = await useCase.execute(reservationId, decision, decidedBy);
  if (refused instanceof RefusalError)
    return { lines: [`${refused.code} ${JSON.stringify(refused.data)}`], isDone: false };
  const done = decision.kind === 'approve' ? 'approved: its deposit is asked for' : 'rejected';
  return { lines: [`Reservation ${reservationId} is ${done}.`], isDone: true };
}
