// Puts a confirmation into words: of the sale right after the end, of the plate once it is paid. Pure: the same facts are the same words.
import { capitalAmount, fen, FIGURES_LOCALE, formatPlate, type Language, LANGUAGE_TAGS } from '@haopai/rules';
import type { PrintedLine, PrintedSheet } from '../../platform/printing';
import { type ConfirmationLabel, type ConfirmationWords, textsIn } from '../../texts';
import type { Confirmation } from './confirmation';
import type { ConfirmationFacts, SaleFacts } from './confirmation-facts';

export interface ConfirmationParts {
  readonly confirmation: Confirmation;
  readonly facts: ConfirmationFacts;
  /** Empty where no office is known. */
  readonly office: string;
  /** Who signs it; null: nobody. */
  readonly signer: string | null;
  /** At which anybody finds this site. */
  readonly siteOrigin: string;
}

type SayLine = (label: ConfirmationLabel, value: string) => PrintedLine;

const FEN_PER_YUAN = 100;
const NOTHING = '—';

const dayAndTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const yuan = new Intl.NumberFormat(FIGURES_LOCALE, { minimumFractionDigits: 2 });

export function composeConfirmation(parts: ConfirmationParts, language: Language): PrintedSheet {
  const { confirmation, facts, office, signer } = parts;
  const words = textsIn(language).confirmation;
  const line: SayLine = (label, value) => ({ label: words.labels[label], value });
  const { plate, holder, vin, priceFen, sale } = facts;
  const { kind, number, givenAtMs } = confirmation;
  return {
    language: LANGUAGE_TAGS[language],
    title: words.titles[kind],
    office,
    number: line('number', number),
    lines: [
      line('givenAt', dayAndTime.format(givenAtMs)),
      line(kind === 'sale' ? 'winner' : 'holder', holder === '' ? NOTHING : holder),
      line('plate', formatPlate(plate)),
      line('plateKind', words.plateKinds[plate.kind]),
      line('vin', vin),
      ...(sale === null ? [line('way', words.fixedPrice)] : saleLines(sale, words, line)),
    ],
    total: line(sale === null ? 'price' : 'hammer', money(priceFen)),
    capitals: capitalAmount(fen(priceFen)),
    afterwards: kind === 'sale' ? toPayLines(sale, line) : paidLines(facts, line),
    notes: [...words.notes[kind], signer === null ? words.unsigned : words.signedBy(signer)],
    proof: { address: addressOf(parts), words: proofWords(parts, words) },
  };
}

/** The page on which anybody sees whether it is real. */
function addressOf({ siteOrigin, confirmation: { number, checkCharacters } }: ConfirmationParts): string {
  return `${siteOrigin}/papers?no=${number}&check=${checkCharacters}`;
}

function proofWords(
  { siteOrigin, confirmation: { number, checkCharacters } }: ConfirmationParts,
  { check }: ConfirmationWords,
): readonly string[] {
  return [
    check.how,
    `${siteOrigin}/papers`,
    `${check.number}${number}`,
    `${check.characters}${checkCharacters}`,
  ];
}

function saleLines(
  { auctionTitle, lotNo, paddleNo, soldAtMs }: SaleFacts,
  words: ConfirmationWords,
  line: SayLine,
): readonly PrintedLine[] {
  return [
    line('way', words.byAuction),
    line('auction', words.auction(auctionTitle)),
    line('lotNo', String(lotNo)),
    ...(paddleNo === null ? [] : [line('paddleNo', String(paddleNo))]),
    line('soldAt', dayAndTime.format(soldAtMs)),
  ];
}

function toPayLines(sale: SaleFacts | null, line: SayLine): readonly PrintedLine[] {
  if (sale === null) return [];
  const { depositFen, balance } = sale;
  return [
    line('deposit', money(depositFen)),
    ...(balance === null
      ? [line('balance', money(0))]
      : [line('balance', money(balance.amountFen)), line('dueAt', dayAndTime.format(balance.dueAtMs))]),
  ];
}

function paidLines({ paidAtMs }: ConfirmationFacts, line: SayLine): readonly PrintedLine[] {
  return paidAtMs === null ? [] : [line('paidAt', dayAndTime.format(paidAtMs))];
}

/** `¥56,000.00` */
function money(amountFen: number): string {
  return `¥${yuan.format(amountFen / FEN_PER_YUAN)}`;
}
