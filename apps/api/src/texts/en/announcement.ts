// The words of announcements of auctions, in English.
import type { AnnouncementWords } from '../shapes/announcement-words';

export const announcement: AnnouncementWords = {
  title: 'Announcement of an auction of plates',
  fileName: 'Announcement',
  labels: {
    auction: 'Auction',
    publishedAt: 'Published (Beijing time)',
    enrolment: 'Enrolment and deposit (Beijing time)',
    startsAt: 'Start (Beijing time)',
    stagger: 'Plates open',
    lots: 'Plates',
    deposit: 'Deposit of a share',
    limit: 'Highest bid',
    sharesMax: 'Shares of one person',
    ladder: 'Steps',
    firstBid: 'Time for a first bid',
    countdown: 'Countdown after each bid',
    payment: 'Rest of the price',
    pickUp: 'Pick-up',
    conditions: 'Special conditions',
    attachment: 'Attachment',
    plates: 'Plates and start prices',
  },
  auction: (title) => {
    const [, year, no] = /^(\d{4})年第(\d+)期$/.exec(title) ?? [];
    return year === undefined || no === undefined ? title : `Auction ${no} of ${year}`;
  },
  allTogether: 'all together',
  limit: (factor) => `${factor} times the deposit; more deposit allows more`,
  seconds: (count) => `${count} s`,
  days: (count) => `due within ${count} days`,
  period: (from, until) => `${from} to ${until}`,
  plate: (plate, price) => `${plate} ${price}`,
  notes: [
    'A share of the deposit wins one plate, for one VIN. The deposit of whoever wins none goes back by itself.',
    'A plate on which nobody bids within the time for a first bid is not sold. Each bid starts the countdown anew; at zero the highest bid wins.',
    'Whoever does not pay the rest of the price in time loses the deposit.',
    'This announcement is made by the system from the terms as published, which do not change any more. Corrections are published beside them, with a new announcement.',
  ],
  amended: 'Corrected since: ',
};
