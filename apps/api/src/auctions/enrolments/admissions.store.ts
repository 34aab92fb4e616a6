// Makes enrolments whose deposits were paid into bidders, and closes those whose deposits were not.
import { Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Language } from '@haopai/rules';
import { EnrolmentModel, EntryModel, type Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';

/** Someone who may bid, as they are told of it. */
export interface Admitted {
  readonly enrolmentId: number;
  readonly citizenId: number;
  readonly language: Language;
  readonly auctionId: number;
  readonly auctionTitle: string;
  readonly isDrill: boolean;
  readonly startsAtMs: number;
  readonly paddleNo: number;
  readonly accessCode: string;
}

/** Whose and of which auction shares were that have ended. */
export interface ClosedShares {
  readonly citizenId: number;
  readonly auctionId: number;
  readonly auctionTitle: string;
  readonly entryIds: readonly number[];
}

type AdmittedTo = Pick<Admitted, 'auctionTitle' | 'startsAtMs' | 'isDrill'>;

/** Smaller numbers are easily taken for the number of a lot. */
const PADDLE_FIRST = 101;

/** A release before, beside this one, gives numbers without counting them. */
const NEXT_PADDLE = `
  UPDATE auctions SET last_paddle_no = 1 + GREATEST(last_paddle_no, ${PADDLE_FIRST - 1}, COALESCE(
    (SELECT MAX(paddle_no) FROM enrolments WHERE enrolments.auction_id = :auctionId), 0)) WHERE id = :auctionId`;

@Injectable()
export class AdmissionsStore {
  constructor(
    @InjectModel(EnrolmentModel) private readonly enrolments: typeof EnrolmentModel,
    @InjectModel(EntryModel) private readonly entries: typeof EntryModel,
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  /**
   * The entries of an order may bid; the enrolment has a paddle number and an access code from its first paid share on.
   * `accessCode` is taken when there is none yet. Those of a drill belong to no order.
   */
  async admit(
    transaction: Transaction,
    enrolmentId: number,
    orderId: number | null,
    { accessCode, atMs }: { readonly accessCode: string; readonly atMs: number },
  ): Promise<Admitted> {
    const row = await this.locked(transaction, enrolmentId);
    await this.entries.update({ state: 'paid' }, { where: { enrolmentId, orderId }, transaction });
    const auction = await this.lockedAuction(transaction, row.auctionId);
    if (row.paddleNo === null || row.accessCodeSealed === null) {
      const paddleNo = await this.nextPaddle(transaction, row.auctionId);
      const accessCodeSealed = this.personalData.seal(accessCode);
      await row.update({ paddleNo, accessCodeSealed, state: 'paid', paidAtMs: atMs }, { transaction });
    }
    const { citizenId, language, auctionId, paddleNo, accessCodeSealed } = row;
    if (paddleNo === null || accessCodeSealed === null)
      throw new Error(`Enrolment ${enrolmentId} has no paddle`);
    const code = this.personalData.open(accessCodeSealed);
    return { enrolmentId, citizenId, language, auctionId, ...auction, paddleNo, accessCode: code };
  }

  /** Whether the auction still takes anybody. Whoever cancels or ends it waits for the end of the transaction, and finds who was admitted in it. */
  async phaseOf(transaction: Transaction, enrolmentId: number): Promise<'open' | 'cancelled' | 'ended'> {
    const { auctionId } = await this.locked(transaction, enrolmentId);
    const [auction] = await this.connection.query<{
      readonly cancelledAtMs: number | null;
      readonly endedAtMs: number | null;
    }>(
      'SELECT cancelled_at_ms AS cancelledAtMs, ended_at_ms AS endedAtMs FROM auctions WHERE id = ? FOR UPDATE',
      { replacements: [auctionId], transaction, type: QueryTypes.SELECT },
    );
    if (auction === undefined) throw new Error(`There is no auction ${auctionId}`);
    if (auction.cancelledAtMs !== null) return 'cancelled';
    return auction.endedAtMs === null ? 'open' : 'ended';
  }

  /** The shares of an order come to nothing, and so does the enrolment unless it has others. Tells whose and of which auction it was. */
  async close(
    transaction: Transaction,
    enrolmentId: number,
    orderId: number,
    state: 'lapsed' | 'cancelled',
  ): Promise<ClosedShares> {
    const row = await this.locked(transaction, enrolmentId);
    const where = { enrolmentId, orderId, state: 'unpaid' };
    const ended = await this.entries.findAll({ attributes: ['id'], where, transaction, lock: true });
    await this.entries.update({ state }, { where, transaction });
    if (row.state === 'unpaid') await row.update({ state }, { transaction });
    const { citizenId, auctionId } = row;
    const { auctionTitle } = await this.auctionOf(transaction, auctionId, '');
    return { citizenId, auctionId, auctionTitle, entryIds: ended.map(({ id }) => id) };
  }

  private async locked(transaction: Transaction, enrolmentId: number): Promise<EnrolmentModel> {
    const row = await this.enrolments.findByPk(enrolmentId, { transaction, lock: true });
    if (row === null) throw new Error(`There is no enrolment ${enrolmentId}`);
    return row;
  }

  /** Whoever holds this gives the auction's next paddle number; others wait. */
  private lockedAuction(transaction: Transaction, auctionId: number): Promise<AdmittedTo> {
    return this.auctionOf(transaction, auctionId, 'FOR UPDATE');
  }

  private async auctionOf(
    transaction: Transaction,
    auctionId: number,
    locking: '' | 'FOR UPDATE',
  ): Promise<AdmittedTo> {
    const [auction] = await this.connection.query<Omit<AdmittedTo, 'isDrill'> & { isDrill: 0 | 1 }>(
      `SELECT title AS auctionTitle, starts_at_ms AS startsAtMs, is_drill AS isDrill FROM auctions WHERE id = ? ${locking}`,
      { replacements: [auctionId], transaction, type: QueryTypes.SELECT },
    );
    if (auction === undefined) throw new Error(`There is no auction ${auctionId}`);
    return { ...auction, isDrill: auction.isDrill !== 0 };
  }

  /** Never one that somebody else has had, also when they stepped back: bids, refusals and disqualifications go by the number. */
  private async nextPaddle(transaction: Transaction, auctionId: number): Promise<number> {
    const replacements = { auctionId };
    await this.connection.query(NEXT_PADDLE, { type: QueryTypes.UPDATE, replacements, transaction });
    const [auction] = await this.connection.query<{ readonly paddleNo: number }>(
      'SELECT last_paddle_no AS paddleNo FROM auctions WHERE id = :auctionId',
      { type: QueryTypes.SELECT, replacements, transaction },
    );
    if (auction === undefined) throw new Error(`There is no auction ${auctionId}`);
    return auction.paddleNo;
  }
}
