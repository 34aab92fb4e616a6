// What text messages say, and what each is filled with.

/** What each template is filled with. */
export interface SmsParams {
  registerCode: { readonly code: string };
  loginCode: { readonly code: string };
  recoverCode: { readonly code: string };
  changeMobileCode: { readonly code: string };
  /** To whoever is logged in, before something of the account is shown or changed. */
  confirmCode: { readonly code: string };
  /** In place of a code, to a number that cannot be used for another account. */
  mobileHasAccount: Record<string, never>;
  passwordChanged: Record<string, never>;
  /** To the former number. */
  mobileChanged: Record<string, never>;
  passkeyAdded: Record<string, never>;
  passkeyRemoved: Record<string, never>;
  /** Of auctions, lots and reservations: every word is ready to be read, see values-in-text.ts. */
  enrolled: {
    readonly auction: string;
    readonly paddle: string;
    readonly accessCode: string;
    readonly startsAt: string;
  };
  auctionSoon: { readonly auction: string; readonly paddle: string; readonly startsAt: string };
  auctionCancelled: { readonly auction: string };
  auctionPostponed: { readonly auction: string; readonly startsAt: string };
  auctionSuspended: { readonly auction: string; readonly goesOnAt: string };
  lotWon: {
    readonly plate: string;
    readonly hammer: string;
    readonly balance: string;
    readonly dueAt: string;
  };
  lotCovered: { readonly plate: string; readonly hammer: string };
  balanceSoon: { readonly plate: string; readonly balance: string; readonly dueAt: string };
  balanceExtended: { readonly plate: string; readonly balance: string; readonly dueAt: string };
  balancePaid: { readonly plate: string; readonly readyAt: string };
  depositsRefunded: { readonly auction: string; readonly amount: string };
  depositForfeited: { readonly plate: string; readonly amount: string };
  winDisqualified: { readonly plate: string; readonly amount: string };
  nextBidderOffered: { readonly plate: string; readonly amount: string; readonly dueAt: string };
  reservationApproved: { readonly plate: string; readonly deposit: string; readonly dueAt: string };
  reservationRejected: { readonly plate: string };
  reservationInAuction: {
    readonly plate: string;
    readonly auction: string;
    readonly paddle: string;
    readonly accessCode: string;
  };
  watchStart: { readonly auction: string; readonly plate: string; readonly startsAt: string };
  outbid: { readonly plate: string; readonly price: string };
  /** To staff: what waits first, and how many kinds of work do. */
  workWaits: { readonly what: string; readonly count: string };
  /** To staff who may decide it: what a colleague asks for, about what, and who it is. */
  decisionWaits: { readonly what: string; readonly name: string };
}

export type SmsTemplate = keyof SmsParams;

export type SmsWords = { readonly [Template in SmsTemplate]: (params: SmsParams[Template]) => string };
