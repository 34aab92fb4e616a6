// What a notice says and where it leads, by its kind: pure.
import { noticeTitle, type NoticeView } from '@haopai/contracts';
import { monthDayOf, refusalParams, timeOf, type WordParams, type Writers } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import type { Language } from '@haopai/rules';

export interface NoticeText {
  /** Key among the words, with what it is filled with. */
  readonly title: string;
  readonly words: string;
  readonly params: WordParams;
  /** It is about a drill. */
  readonly isDrill: boolean;
  /** The page that says more, and what the way there is called. */
  readonly path: string;
  readonly act: string;
}

/** Who writes figures and names for the reader: Words does. */
export interface NoticeWriter {
  language(): Language;
  auctionTitle(title: string): string;
  say(key: string): string;
}

type Data = NoticeView['data'];

/** As the server names articles and numbers orders. */
const SLUG = /^[a-z0-9-]{1,100}$/;
const ORDER_NO = /^\d{18,32}$/;

const PATHS: Readonly<Record<NoticeView['kind'], string | ((data: Data) => string)>> = {
  welcome: '/guides',
  passwordChanged: '/recover',
  mobileChanged: '/contact',
  addressChanged: '/account/password',
  passkeyAdded: '/account/password',
  passkeyRemoved: '/account/passkeys',
  passkeysEnded: '/account/passkeys',
  newDevice: '/account/sessions',
  announcement: ({ slug }) => pathOf('/articles/', slug, SLUG) ?? '/announcements',
  enrolled: '/account/enrolments',
  enrolmentLapsed: '/auctions',
  enrolledTooLate: '/auctions',
  auctionSoon: auctionPath,
  auctionCancelled: auctionPath,
  auctionPostponed: auctionPath,
  auctionSuspended: auctionPath,
  lotWithdrawn: auctionPath,
  lotWon: orderPath,
  lotCovered: '/account/enrolments',
  balanceSoon: orderPath,
  balanceExtended: orderPath,
  balancePaid: '/account/enrolments',
  depositsRefunded: '/account/orders',
  depositForfeited: '/account/enrolments',
  enrolmentBarred: '/account/claims/new',
  claimReceived: claimPath,
  claimAsked: claimPath,
  claimAnswered: claimPath,
  claimClosed: claimPath,
  identityVerified: '/account/identity',
  identityRefused: '/account/identity',
  banLifted: '/auctions',
  winDisqualified: '/account/enrolments',
  nextBidderOffered: orderPath,
  reservationApproved: orderPath,
  reservationRejected: '/account/reservations',
  reservationLapsed: '/account/reservations',
  reservationInAuction: '/account/reservations',
  watchStart: '/account/watches',
  outbid: lotPath,
  listingFree: ({ listingId }) => (typeof listingId === 'number' ? `/plates/${listingId}` : '/plates'),
  listingSold: '/plates',
  newListings: '/plates',
  newLots: auctionPath,
  paidTwice: orderPath,
  paidTooLate: orderPath,
};

export function noticeText({ kind, data }: NoticeView, writer: NoticeWriter): NoticeText {
  const key = `notice.${kind}`;
  const path = PATHS[kind];
  return {
    title: `${key}.title`,
    words: `${key}.words`,
    params: paramsOf(data, writer),
    isDrill: data['drill'] === 1,
    path: typeof path === 'string' ? path : path(data),
    act: `${key}.act`,
  };
}

function paramsOf(data: Data, writer: NoticeWriter): WordParams {
  const language = writer.language();
  const { auction, device } = data;
  return {
    subject: noticeTitle(data, language),
    ...refusalParams({ data }, { ...PLAIN, time: (atMs) => `${monthDayOf(atMs, language)} ${timeOf(atMs)}` }),
    ...(typeof auction === 'string' ? { auction: writer.auctionTitle(auction) } : {}),
    // Empty where the browser did not say what it is.
    device: device === undefined || device === '' ? writer.say('account.unknownDevice') : device,
  };
}

const PLAIN: Omit<Writers, 'time'> = { money: formatYuan, region: String, vehicle: String, span: String };

function orderPath({ orderNo }: Data): string {
  return pathOf('/account/orders/', orderNo, ORDER_NO) ?? '/account/orders';
}

function auctionPath({ auctionId }: Data): string {
  return typeof auctionId === 'number' ? `/auctions/${auctionId}` : '/auctions';
}

function claimPath({ claimId }: Data): string {
  return typeof claimId === 'number' ? `/account/claims/${claimId}` : '/account/claims';
}

function lotPath({ auctionId, lotId }: Data): string {
  const isKnown = typeof auctionId === 'number' && typeof lotId === 'number';
  return isKnown ? `/auctions/${auctionId}/lots/${lotId}` : '/account/watches';
}

function pathOf(folder: string, name: string | number | undefined, form: RegExp): string | null {
  return typeof name === 'string' && form.test(name) ? `${folder}${name}` : null;
}
