// The words of text messages, in English.
import type { SmsWords } from '../shapes/sms-words';

export const sms: SmsWords = {
  registerCode: ({ code }) => `${code} is the code to register, valid for 5 minutes. Staff never ask for it.`,
  loginCode: ({ code }) => `${code} is the code to log in, valid for 5 minutes. Staff never ask for it.`,
  recoverCode: ({ code }) =>
    `${code} is the code to set a new password, valid for 5 minutes. If it was not asked for, ignore it.`,
  changeMobileCode: ({ code }) =>
    `${code} is the code to use this number, valid for 5 minutes. If it was not asked for, ignore it.`,
  confirmCode: ({ code }) =>
    `${code} is your code to confirm that it is you, for 5 minutes. Staff never ask for it. Was it not you? Change your password at once.`,
  mobileHasAccount: () =>
    'This number has an account and cannot be used for another. Log in or recover the password. If this was not asked for, ignore it.',
  passwordChanged: () =>
    'The password of the account was changed. If that was not its owner, recover it now.',
  mobileChanged: () =>
    'The account now uses another number than this one. If that was not its owner, contact us now.',
  passkeyAdded: () =>
    'A passkey was added to the account and can log in to it. If that was not its owner, recover the password now: that ends every passkey.',
  passkeyRemoved: () =>
    'A passkey was removed from the account and logs in no more. If that was not its owner, recover the password now.',
  enrolled: ({ auction, paddle, accessCode, startsAt }) =>
    `Enrolled in ${auction}. Paddle ${paddle}, access code ${accessCode}, start ${startsAt}. Keep the code to yourself.`,
  auctionSoon: ({ auction, paddle, startsAt }) =>
    `${auction} starts ${startsAt}, paddle ${paddle}. The access code is in the text on enrolment and under your auctions.`,
  auctionCancelled: ({ auction }) =>
    `${auction} is cancelled. Deposits go back by themselves to where they were paid from. The reason is among the announcements.`,
  auctionPostponed: ({ auction, startsAt }) =>
    `${auction} is postponed: it starts ${startsAt}. Enrolments stand. Before then you may step back under your auctions, and the deposit goes back.`,
  auctionSuspended: ({ auction, goesOnAt }) =>
    `${auction} is suspended and goes on ${goesOnAt}. Enrolments and bids stand, and the time left is kept. The reason is among the announcements.`,
  lotWon: ({ plate, hammer, balance, dueAt }) =>
    `You won ${plate} for ${hammer}. Pay the balance of ${balance} under your orders by ${dueAt}, or the deposit is forfeited.`,
  lotCovered: ({ plate, hammer }) =>
    `You won ${plate} for ${hammer}. The deposit has paid for it and the rest goes back. See your auctions on picking it up.`,
  balanceSoon: ({ plate, balance, dueAt }) =>
    `The balance of ${balance} for ${plate} is due by ${dueAt}. Pay it under your orders, or the deposit is forfeited.`,
  balanceExtended: ({ plate, balance, dueAt }) =>
    `There is more time for the balance of ${balance} for ${plate}: pay it by ${dueAt}, or the deposit is forfeited.`,
  balancePaid: ({ plate, readyAt }) =>
    `${plate} is paid in full and can be picked up from ${readyAt}. What to bring is under your auctions.`,
  depositsRefunded: ({ auction, amount }) =>
    `${auction}: ${amount} of deposits that won nothing are on their way back to where they were paid from.`,
  depositForfeited: ({ plate, amount }) =>
    `The balance of ${plate} was not paid in time. The deposit of ${amount} is forfeited.`,
  winDisqualified: ({ plate, amount }) =>
    `Your paddle was disqualified, so your win of ${plate} does not stand and the deposit of ${amount} is forfeited. The reason is under your auctions.`,
  nextBidderOffered: ({ plate, amount, dueAt }) =>
    `The winner of ${plate} did not pay. It is yours for your last bid of ${amount} if you pay it under your orders by ${dueAt}. You need not.`,
  reservationApproved: ({ plate, deposit, dueAt }) =>
    `The reservation of ${plate} is approved. Pay the deposit of ${deposit} under your orders by ${dueAt}, or it lapses.`,
  reservationRejected: ({ plate }) =>
    `The reservation of ${plate} was rejected. The reason is under your reservations.`,
  reservationInAuction: ({ plate, auction, paddle, accessCode }) =>
    `${plate} is in ${auction} and you are enrolled: paddle ${paddle}, access code ${accessCode}. Keep the code to yourself.`,
  watchStart: ({ auction, plate, startsAt }) => `${auction} starts ${startsAt}. Watched plates: ${plate}.`,
  decisionWaits: ({ what, name }) =>
    `${name} asks for ${what}, which takes a second person. Please log in to the back office now and decide it under Approvals.`,
  workWaits: ({ what, count }) =>
    `Work has waited too long or is due soon: ${what} (kinds in all: ${count}). Please log in to the back office.`,
  outbid: ({ plate, price }) => `Somebody bid more for ${plate}. The price is ${price} now.`,
};
