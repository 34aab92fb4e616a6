// Puts the announcement of an auction into words: when, what, for how much, and by which rules. Pure: the same facts are the same words.
import { FIGURES_LOCALE, formatPlate, type Language, LANGUAGE_TAGS } from '@haopai/rules';
import type { PrintedLine, PrintedSheet } from '../../platform/printing';
import { type AnnouncementLabel, textsIn } from '../../texts';
import type { AnnouncementFacts } from './announcement-facts';

const FEN_PER_YUAN = 100;
const SECOND_MS = 1_000;
const BETWEEN_STEPS = ' · ';
const BETWEEN_FACTS = ' · ';
const BETWEEN_PLATES = '\n';

const dayAndTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const bytes = new Intl.NumberFormat(FIGURES_LOCALE);
const yuan = new Intl.NumberFormat(FIGURES_LOCALE, { maximumFractionDigits: 2 });

export function composeAnnouncement(
  { auction, terms, lots, conditions, notes, office }: AnnouncementFacts,
  language: Language,
): PrintedSheet {
  const words = textsIn(language).announcement;
  const line = (label: AnnouncementLabel, value: string): PrintedLine => ({
    ...{ label: words.labels[label], value },
  });
  const { startsAtMs, enrolmentOpensAtMs, enrolmentClosesAtMs, limitFactor = null } = auction;
  const { publishedAtMs, staggerMs, pickUpText } = terms;
  const opensAtMs = Math.max(publishedAtMs, enrolmentOpensAtMs ?? publishedAtMs);
  const closesAtMs = Math.min(startsAtMs, enrolmentClosesAtMs ?? startsAtMs);
  const seconds = (lengthMs: number): string => words.seconds(lengthMs / SECOND_MS);
  return {
    language: LANGUAGE_TAGS[language],
    title: words.title,
    office,
    number: line('auction', words.auction(auction.title)),
    lines: [
      line('publishedAt', dayAndTime.format(publishedAtMs)),
      line('enrolment', words.period(dayAndTime.format(opensAtMs), dayAndTime.format(closesAtMs))),
      line('startsAt', dayAndTime.format(startsAtMs)),
      line('stagger', staggerMs === 0 ? words.allTogether : seconds(staggerMs)),
      line('lots', String(lots.length)),
      line('deposit', money(auction.depositFen)),
      ...(limitFactor === null ? [] : [line('limit', words.limit(limitFactor))]),
      line('sharesMax', String(auction.sharesMax)),
      line('ladder', auction.ladderFen.map(money).join(BETWEEN_STEPS)),
      line('firstBid', seconds(auction.firstBidMs)),
      line('countdown', seconds(auction.countdownMs)),
      line('payment', words.days(auction.paymentDays)),
      ...(pickUpText === '' ? [] : [line('pickUp', pickUpText)]),
    ],
    total: null,
    capitals: '',
    afterwards: [
      ...(conditions.text === '' ? [] : [line('conditions', conditions.text)]),
      ...conditions.attachments.map(({ name, byteCount, sha256 }) =>
        line('attachment', `${name}.pdf${BETWEEN_FACTS}${bytes.format(byteCount)} B\nSHA-256 ${sha256}`),
      ),
      line(
        'plates',
        lots
          .map(({ number, startPriceFen }) => words.plate(formatPlate({ number }), money(startPriceFen)))
          .join(BETWEEN_PLATES),
      ),
    ],
    notes: [
      ...words.notes,
      ...notes.map(({ atMs, note }) => `${words.amended}${dayAndTime.format(atMs)} ${note}`),
    ],
  };
}

/** `¥56,000` */
function money(amountFen: number): string {
  return `¥${yuan.format(amountFen / FEN_PER_YUAN)}`;
}
