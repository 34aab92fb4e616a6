// Use case: a citizen looks at their enrolments: paddle numbers, deposits, and what their entries came to.
import { Injectable } from '@nestjs/common';
import type { AuctionView, EnrolmentView, Page } from '@haopai/contracts';
import { FindAuctions } from '../public';
import { RefusalError } from '../../platform/errors';
import { PersonalData } from '../../platform/personal-data';
import { type EnrolmentRow, EnrolmentRowsStore } from './enrolment-rows.store';
import { enrolmentView } from './enrolment-view';

@Injectable()
export class FindEnrolments {
  constructor(
    private readonly rows: EnrolmentRowsStore,
    private readonly auctions: FindAuctions,
    private readonly personalData: PersonalData,
  ) {}

  /** The newest first. Pages count from 1. */
  async page(citizenId: number, page: number, size: number): Promise<Page<EnrolmentView>> {
    const [rows, total] = await Promise.all([
      this.rows.page(citizenId, size, (page - 1) * size),
      this.rows.count(citizenId),
    ]);
    return { items: await this.viewsOf(rows), total, page, size };
  }

  /** Somebody else's is as if it were not there. */
  async own(
    citizenId: number,
    enrolmentId: number,
  ): Promise<EnrolmentView | RefusalError<'ENROLMENT.NOT_FOUND'>> {
    return this.viewOf(await this.rows.byId(citizenId, enrolmentId));
  }

  async inAuction(
    citizenId: number,
    auctionId: number,
  ): Promise<EnrolmentView | RefusalError<'ENROLMENT.NOT_FOUND'>> {
    return this.viewOf(await this.rows.inAuction(citizenId, auctionId));
  }

  private async viewOf(
    row: EnrolmentRow | null,
  ): Promise<EnrolmentView | RefusalError<'ENROLMENT.NOT_FOUND'>> {
    const [view] = row === null ? [] : await this.viewsOf([row]);
    return view ?? new RefusalError('ENROLMENT.NOT_FOUND', {});
  }

  private async viewsOf(rows: readonly EnrolmentRow[]): Promise<readonly EnrolmentView[]> {
    const [auctions, entries] = await Promise.all([
      this.auctions.byIds(rows.map(({ auctionId }) => auctionId)),
      this.rows.entriesOf(rows.map(({ id }) => id)),
    ]);
    return rows.flatMap((row) => {
      const auction: AuctionView | undefined = auctions.get(row.auctionId);
      if (auction === undefined) return [];
      const { accessCodeSealed } = row;
      const accessCode = accessCodeSealed === null ? null : this.personalData.open(accessCodeSealed);
      const own = entries.filter(({ enrolmentId }) => enrolmentId === row.id);
      return [enrolmentView({ ...row, accessCode }, auction, own)];
    });
  }
}
