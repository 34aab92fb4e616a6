// The words of pushes, in English.
import type { PushWords } from '../shapes/push-words';

export const pushes: PushWords = {
  welcome: { title: 'Registered', body: 'Welcome to Haopai.' },
  passwordChanged: { title: 'Password changed', body: 'If that was not you, recover it now.' },
  mobileChanged: { title: 'Mobile changed', body: 'If that was not you, contact us now.' },
  addressChanged: { title: 'Address changed', body: 'If that was not you, change the password now.' },
  passkeyAdded: { title: 'Passkey added', body: 'If that was not you, change the password now.' },
  passkeyRemoved: { title: 'Passkey removed', body: 'If that was not you, change the password now.' },
  passkeysEnded: { title: 'Passkeys ended', body: 'They ended with the former password. Add them again.' },
  newDevice: {
    title: 'Log-in from a new device',
    body: 'If that was not you, change the password now.',
  },
  announcement: (title) => ({ title: 'Announcement', body: title }),
  enrolled: { title: 'Enrolled', body: 'Paddle number and access code are under your auctions.' },
  enrolmentLapsed: {
    title: 'Enrolment lapsed',
    body: 'The deposits were not paid in time. You can enrol again while enrolment is open.',
  },
  enrolledTooLate: {
    title: 'Not enrolled',
    body: 'The payment reached us too late. The deposit is on its way back.',
  },
  auctionSoon: {
    title: 'An auction starts soon',
    body: 'Have paddle number and access code at hand.',
  },
  auctionCancelled: {
    title: 'An auction is cancelled',
    body: 'Deposits go back by themselves. The reason is among the announcements.',
  },
  auctionPostponed: {
    title: 'An auction is postponed',
    body: 'Enrolments stand. The notice has the new time.',
  },
  auctionSuspended: {
    title: 'An auction is suspended',
    body: 'Bids stand. The notice says when it goes on.',
  },
  lotWithdrawn: {
    title: 'A plate is withdrawn',
    body: 'It is not sold in this auction. The notice says why.',
  },
  lotWon: { title: 'You won a plate', body: 'Pay the balance in time.' },
  lotCovered: { title: 'You won a plate', body: 'The deposit has paid for it.' },
  balanceSoon: {
    title: 'A balance is due soon',
    body: 'Pay it in time, or the deposit is forfeited.',
  },
  balanceExtended: { title: 'More time for a balance', body: 'The new time is with the order.' },
  balancePaid: { title: 'Balance paid', body: 'How to pick up the plate is under your auctions.' },
  depositsRefunded: {
    title: 'Deposits refunded',
    body: 'Those that won nothing are on their way back.',
  },
  depositForfeited: { title: 'Deposit forfeited', body: 'The balance was not paid in time.' },
  enrolmentBarred: {
    title: 'No enrolment for a time',
    body: 'A balance was not paid in time. You can claim that this is wrong.',
  },
  banLifted: { title: 'You can enrol again', body: 'The bar after a default was lifted early.' },
  claimReceived: { title: 'Claim received', body: 'Until when it is answered stands in the notice.' },
  claimAsked: { title: 'A question about your claim', body: 'Reply in time.' },
  claimAnswered: { title: 'Claim answered', body: 'The answer is in your account.' },
  claimClosed: { title: 'Claim closed', body: 'Why is in your account.' },
  identityVerified: { title: 'Identity verified', body: 'You can enrol, reserve and buy now.' },
  identityRefused: { title: 'Identity not verified', body: 'Why, and what to do, is in your account.' },
  winDisqualified: {
    title: 'Your win does not stand',
    body: 'Your paddle was disqualified; the deposit is forfeited.',
  },
  nextBidderOffered: {
    title: 'A plate is offered to you',
    body: 'Its winner did not pay; it is yours for your last bid, for a time.',
  },
  reservationApproved: { title: 'Reservation approved', body: 'Pay the deposit in time.' },
  reservationRejected: {
    title: 'Reservation rejected',
    body: 'The reason is under your reservations.',
  },
  reservationLapsed: { title: 'Reservation lapsed', body: 'The deposit was not paid in time.' },
  reservationInAuction: {
    title: 'A reserved plate is in an auction',
    body: 'The text message has paddle and code.',
  },
  watchStart: { title: 'Watched plates start soon', body: 'See your watchlist.' },
  outbid: { title: 'You were outbid', body: 'Somebody bid more for a plate that you watch.' },
  listingFree: { title: 'A watched plate is for sale again', body: 'First come, first served.' },
  listingSold: { title: 'A watched plate is sold', body: 'It has left your watchlist.' },
  newListings: { title: 'New plates fit your search', body: 'See your notices.' },
  newLots: { title: 'A coming auction has plates you look for', body: 'See your notices.' },
  paidTwice: { title: 'Second payment returned', body: 'What was paid twice is on its way back.' },
  paidTooLate: { title: 'Late payment returned', body: 'The order had ended when the payment came.' },
};
