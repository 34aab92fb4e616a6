// What is announced when a published auction is stopped, in English.
import type { StopWords } from '../shapes/stop-words';

export const stops: StopWords = {
  postpone: ({ auction, link, startsAt, until, reason }) => ({
    title: `${auction} is postponed`,
    summary: `${auction} starts ${until} instead of ${startsAt}. Enrolments stand.`,
    markdown: [
      `${link}, which was to start **${startsAt}**, is postponed: it starts **${until}**.`,
      `Reason: ${reason}`,
      'Enrolments, paddle numbers and access codes stand, and enrolment is open until the new start. Whoever does not want to take part any more steps back under “My auctions” before the new start, and the deposit goes back by itself to where it was paid from.',
    ].join('\n\n'),
  }),
  suspend: ({ auction, link, until, reason }) => ({
    title: `${auction} is suspended`,
    summary: `${auction} is suspended and goes on ${until}. Enrolments and bids stand.`,
    markdown: [
      `${link} is suspended and goes on **${until}**.`,
      `Reason: ${reason}`,
      'Plates that have not ended stand still at their price and with the time that is left; they go on by themselves then, with that time and one countdown after a bid at least. Enrolments, paddle numbers, access codes, bids and maximum bids stand. Nobody can bid before it goes on.',
    ].join('\n\n'),
  }),
  withdrawLot: ({ auction, link, plate, reason }) => ({
    title: `${plate} leaves ${auction}`,
    summary: `${plate} is withdrawn from ${auction}. All other plates stay.`,
    markdown: [
      `**${plate}** is withdrawn from ${link} and will not be sold in it.`,
      `Reason: ${reason}`,
      'All other plates stay, and enrolments stand; deposits that win nothing go back by themselves after the auction.',
    ].join('\n\n'),
  }),
  cancel: ({ auction, link, startsAt, reason }) => ({
    title: `${auction} is cancelled`,
    summary: `${auction}, which was to start ${startsAt}, is cancelled. Deposits go back by themselves.`,
    markdown: [
      `${link}, which was to start **${startsAt}**, is cancelled.`,
      `Reason: ${reason}`,
      'Deposits go back by themselves to where they were paid from; see under your orders. Enrolments that were not paid are closed and need no payment; what is paid all the same goes back as well. Plates that were sold stay sold.',
    ].join('\n\n'),
  }),
};
