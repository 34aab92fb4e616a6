// What the routes of notices take and give.
import { ApiProperty } from '@nestjs/swagger';
import type { NoticeKind, NoticeView, Page, UnreadNotices } from '@haopai/contracts';
import { NOTICES_A_PAGE, NOTICES_A_PAGE_MAX } from './notices-limits';
import { pageQuery } from '../../../platform/http';

const KINDS: readonly NoticeKind[] = [
  'welcome',
  'passwordChanged',
  'mobileChanged',
  'addressChanged',
  'passkeyAdded',
  'passkeyRemoved',
  'passkeysEnded',
  'newDevice',
  'announcement',
  'enrolled',
  'enrolmentLapsed',
  'enrolledTooLate',
  'auctionSoon',
  'auctionCancelled',
  'auctionPostponed',
  'auctionSuspended',
  'lotWithdrawn',
  'lotWon',
  'lotCovered',
  'balanceSoon',
  'balanceExtended',
  'balancePaid',
  'depositsRefunded',
  'depositForfeited',
  'enrolmentBarred',
  'claimReceived',
  'claimAsked',
  'claimAnswered',
  'claimClosed',
  'identityVerified',
  'identityRefused',
  'banLifted',
  'winDisqualified',
  'nextBidderOffered',
  'reservationApproved',
  'reservationRejected',
  'reservationLapsed',
  'reservationInAuction',
  'watchStart',
  'outbid',
  'listingFree',
  'listingSold',
  'newListings',
  'newLots',
  'paidTwice',
  'paidTooLate',
];

export class NoticesQuery extends pageQuery(NOTICES_A_PAGE, NOTICES_A_PAGE_MAX) {}

export class NoticeDto implements NoticeView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ enum: KINDS }) readonly kind!: NoticeKind;
  @ApiProperty({
    description: 'What the words are made of, by kind',
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
  })
  readonly data!: NoticeView['data'];
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly atMs!: number;
  @ApiProperty() readonly isRead!: boolean;
}

export class NoticePageDto implements Page<NoticeView> {
  @ApiProperty({ type: [NoticeDto] }) readonly items!: readonly NoticeDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class UnreadNoticesDto implements UnreadNotices {
  @ApiProperty() readonly unread!: number;
}
