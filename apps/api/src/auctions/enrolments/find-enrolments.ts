// Use case: a citizen looks at their enrolments: paddle numbers, deposits, and what their entries came to.
import { Injectable } from '@nestjs/common';
import type { AuctionView, EnrolmentView, Page } from '@haopai/contracts';
import { type CitizenSession, isFresh } from '../../access/sessions';
import { HandOverPapersStore } from '../../commerce/hand-over';
import { FindAuctions } from '../public';
import { RefusalError } from '../../platform/errors';
import { PersonalData } from '../../platform/personal-data';
import { type EnrolmentRow, EnrolmentRowsStore } from './enrolment-rows.store';
import { enrolmentView } from './enrolment-view';

/** Whoever asks; a session that has not shown lately whose it is sees no access code. */
export type Viewer = Pick<CitizenSession, 'citizenId' | 'openedAtMs' | 'confirmedAtMs'>;

@Injectable()
export class FindEnrolments {
  constructor(
    private readonly rows: EnrolmentRowsStore,
    private readonly auctions: FindAuctions,
    private readonly personalData: PersonalData,
    private readonly papers: HandOverPapersStore,
  ) {}

  /** The newest first. Pages count from 1. */
  async page(viewer: Viewer, page: number, size: number): Promise<Page<EnrolmentView>> {
    const [rows, total] = await Promise.all([
      this.rows.page(viewer.citizenId, size, (page - 1) * size),
      this.rows.count(viewer.citizenId),
    ]);
    return { items: await this.viewsOf(rows, viewer), total, page, size };
  }

  /** Somebody else's is as if it were not there. */
  async own(
    viewer: Viewer,
    enrolmentId: number,
  ): Promise<EnrolmentView | RefusalError<'ENROLMENT.NOT_FOUND'>> {
    return this.viewOf(await this.rows.byId(viewer.citizenId, enrolmentId), viewer);
  }

  async inAuction(
    viewer: Viewer,
    auctionId: number,
  ): Promise<EnrolmentView | RefusalError<'ENROLMENT.NOT_FOUND'>> {
    return this.viewOf(await this.rows.inAuction(viewer.citizenId, auctionId), viewer);
  }

  private async viewOf(
    row: EnrolmentRow | null,
    viewer: Viewer,
  ): Promise<EnrolmentView | RefusalError<'ENROLMENT.NOT_FOUND'>> {
    const [view] = row === null ? [] : await this.viewsOf([row], viewer);
    return view ?? new RefusalError('ENROLMENT.NOT_FOUND', {});
  }

  private async viewsOf(rows: readonly EnrolmentRow[], viewer: Viewer): Promise<readonly EnrolmentView[]> {
    const showsCode = isFresh(viewer, Date.now());
    const [auctions, entries, { papers }] = await Promise.all([
      this.auctions.byIds(rows.map(({ auctionId }) => auctionId)),
      this.rows.entriesOf(rows.map(({ id }) => id)),
      this.papers.standing(),
    ]);
    return rows.flatMap((row) => {
      const auction: AuctionView | undefined = auctions.get(row.auctionId);
      if (auction === undefined) return [];
      const { accessCodeSealed } = row;
      const hasCode = accessCodeSealed !== null;
      const accessCode = hasCode && showsCode ? this.personalData.open(accessCodeSealed) : null;
      const own = entries.filter(({ enrolmentId }) => enrolmentId === row.id);
      const view = enrolmentView({ ...row, accessCode }, auction, own, papers);
      return [hasCode && !showsCode ? { ...view, isCodeHidden: true } : view];
    });
  }
}
