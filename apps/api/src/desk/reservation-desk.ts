// The administrator's desk for reservations: what waits for a decision, and the decision. Runs beside a site that is open.
import { userInfo } from 'node:os';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { formatPlate } from '@haopai/rules';
import { type Config, ConfigModule } from '../config';
import { DatabaseModule } from '../database';
import { RefusalError } from '../errors';
import { LimitsModule } from '../limits';
import { LoggingModule, NestLog, type ProgramLog } from '../logging';
import { MetricsModule } from '../metrics';
import { NotificationsModule } from '../notifications';
import { OrdersModule } from '../orders';
import { PersonalDataModule } from '../personal-data';
import { RedisModule } from '../redis';
import { DecideReservation, PendingReservations, ReservationsModule } from '../reservations';
import { SessionsModule } from '../sessions';
import { DESK_USAGE, type DeskOrder, readDeskOrder } from './desk-order';

export interface DeskAnswer {
  readonly lines: readonly string[];
  readonly isDone: boolean;
}

const DECIDED_BY_MAX = 60;

@Module({})
class DeskModule {
  /** As an engine, which delivers nothing and expires nothing: that is left to the site. */
  static with(config: Config, log: ProgramLog): DynamicModule {
    return {
      module: DeskModule,
      imports: [
        ConfigModule.with({ ...config, role: 'engine' }),
        LoggingModule.with(log),
        ...[MetricsModule, DatabaseModule, RedisModule, PersonalDataModule, SessionsModule, LimitsModule],
        ...[OrdersModule, NotificationsModule, ReservationsModule],
      ],
    };
  }
}

export async function keepReservationDesk(
  config: Config,
  log: ProgramLog,
  args: readonly string[],
): Promise<DeskAnswer> {
  const order = readDeskOrder(args);
  if (order.kind === 'unclear') return { lines: DESK_USAGE, isDone: false };
  // A text must be sealed under a key that the site has as well.
  const warning = config.warnings.find((one) => one.includes('HAOPAI_DATA_KEYS'));
  if (warning !== undefined) return { lines: [warning], isDone: false };
  const app = await NestFactory.createApplicationContext(DeskModule.with(config, log), { bufferLogs: true });
  try {
    app.useLogger(app.get(NestLog));
    const desk = { pending: app.get(PendingReservations), decide: app.get(DecideReservation) };
    return order.kind === 'list' ? await list(desk.pending) : await decide(desk.decide, order);
  } finally {
    await app.close();
  }
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
