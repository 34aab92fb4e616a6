// The words of an auction in a calendar, in English.
import type { CalendarWords } from '../shapes/calendar-words';

export const calendar: CalendarWords = {
  summary: (auction) => `Number plates: ${auction}`,
  drill: 'Drill (does not count): ',
  description: (paddle) =>
    paddle === null
      ? 'The deposits are not paid yet; unpaid by the time that the order names, the enrolment lapses.'
      : `Paddle ${paddle}. The access code is in the text message and under your auctions.`,
};
