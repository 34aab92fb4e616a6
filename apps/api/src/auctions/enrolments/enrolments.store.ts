// Finds enrolments with their entries and the lots that these stand behind.
import { Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/sequelize';
import type { EntryView } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { CitizenModel, EnrolmentModel, EntryModel } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import { LIMIT_FEN } from './entry-deposits';
import type { Bidder, Enrolment } from './enrolment';

@Injectable()
export class EnrolmentsStore {
  constructor(
    @InjectModel(EnrolmentModel) private readonly enrolments: typeof EnrolmentModel,
    @InjectModel(EntryModel) private readonly entries: typeof EntryModel,
    @InjectModel(CitizenModel) private readonly citizens: typeof CitizenModel,
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  /** Null also when it is not paid. */
  async byPaddle(auctionId: number, paddleNo: number): Promise<Enrolment | null> {
    return this.toEnrolment(await this.enrolments.findOne({ where: { auctionId, paddleNo } }));
  }

  /** Whether the citizen has a paddle in the auction. */
  async hasPaddle(auctionId: number, citizenId: number): Promise<boolean> {
    return (await this.enrolments.count({ where: { auctionId, citizenId, state: 'paid' } })) > 0;
  }

  /** Why the paddle may bid no more in the auction; null for one that may. */
  async disqualifiedFor(auctionId: number, paddleNo: number): Promise<string | null> {
    const [row] = await this.connection.query<{ reason: string }>(
      'SELECT reason FROM disqualifications WHERE auction_id = ? AND paddle_no = ?',
      { type: QueryTypes.SELECT, replacements: [auctionId, paddleNo] },
    );
    return row?.reason ?? null;
  }

  /** Whether a VIN is live in an auction, paid or not. */
  async hasVin(auctionId: number, vin: string): Promise<boolean> {
    return (await this.entries.count({ where: { auctionId, vin, state: ['unpaid', 'paid'] } })) > 0;
  }

  /** The bidder of a paid enrolment; null when there is none. */
  async bidderOf(enrolmentId: number): Promise<Bidder | null> {
    const row = await this.enrolments.findByPk(enrolmentId);
    // Without a look at the code: whoever asks has shown it before.
    if (row === null || row.state !== 'paid' || row.paddleNo === null) return null;
    const { auctionId, citizenId, paddleNo } = row;
    const citizen = await this.citizens.findByPk(citizenId, { attributes: ['region'] });
    if (citizen === null) return null;
    const entries = await this.entriesOf(enrolmentId);
    return { auctionId, citizenId, paddleNo, region: citizen.region, entries };
  }

  private toEnrolment(row: EnrolmentModel | null): Enrolment | null {
    if (row === null || row.state !== 'paid') return null;
    const { id, auctionId, citizenId, paddleNo, accessCodeSealed } = row;
    if (paddleNo === null || accessCodeSealed === null) return null;
    return { id, auctionId, citizenId, paddleNo, accessCode: this.personalData.open(accessCodeSealed) };
  }

  /** Those that are paid: no other one may bid. */
  private async entriesOf(enrolmentId: number): Promise<readonly EntryView[]> {
    const rows = await this.connection.query<EntryView>(
      `SELECT entries.id AS entryId, entries.vin, said.vehicle, ${LIMIT_FEN} AS limitFen,
         entry_bindings.lot_id AS boundLotId
       FROM entries LEFT JOIN entry_bindings ON entry_bindings.entry_id = entries.id
       JOIN auctions ON auctions.id = entries.auction_id
       LEFT JOIN declared_vehicles said ON said.kind = 'entry' AND said.holder_id = entries.id
       WHERE entries.enrolment_id = ? AND entries.state = 'paid' ORDER BY entries.id`,
      { type: QueryTypes.SELECT, replacements: [enrolmentId] },
    );
    return rows.map((row) => ({ ...row, limitFen: inFen(row.limitFen) }));
  }
}

/** Products of the database come as text. */
function inFen(limit: number | string | null | undefined): number | null {
  return limit === null || limit === undefined ? null : Number(limit);
}
