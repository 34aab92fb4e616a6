// Puts the receipt of a bid into words for paper: what was bid and what became of it, where it stands in the public log, and where its file is checked.
import type { BidReceipt } from '@haopai/log';
import { FIGURES_LOCALE, formatPlate, type Language, LANGUAGE_TAGS } from '@haopai/rules';
import { RefusalError } from '../../../platform/errors';
import type { PrintedLine, PrintedSheet } from '../../../platform/printing';
import { type BidReceiptLabel, type BidReceiptWords, textsIn } from '../../../texts';
import type { MadeReceipt } from './make-bid-receipt';

const FEN_PER_YUAN = 100;
/** Where the file is checked. */
const CHECK_PAGE = '/papers/receipt';

const toTheMs = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 },
});
const yuan = new Intl.NumberFormat(FIGURES_LOCALE, { minimumFractionDigits: 2 });

/** Of a count there is a file alone. */
export function composeBidReceipt(made: MadeReceipt, language: Language): PrintedSheet | RefusalError {
  const { title, paddleNo, bid, receipt } = made;
  if (bid === null) return new RefusalError('LOG.NOT_FOUND', { path: `bid ${receipt.bidId}` });
  const { view } = bid;
  const words = textsIn(language).bidReceipt;
  const line = (label: BidReceiptLabel, value: string): PrintedLine => ({
    label: words.labels[label],
    value,
  });
  const isRefused = view.outcome === 'refused';
  return {
    language: LANGUAGE_TAGS[language],
    ...{ title: words.title, office: '', total: null, capitals: '' },
    number: line('bidId', view.bidId),
    lines: [
      line('auction', title),
      line('plate', formatPlate({ number: view.plateNumber })),
      ...(paddleNo === null ? [] : [line('paddle', String(paddleNo))]),
      line('kind', words.kinds[view.kind]),
      line('amount', money(view.amountFen)),
      line(isRefused ? 'receivedAt' : 'acceptedAt', toTheMs.format(view.atMs)),
      line('outcome', words.outcomes[view.outcome]),
      ...(view.code === null ? [] : [line('reason', words.reasons[view.code] ?? view.code)]),
      ...(view.priceFen === null ? [] : [line('judgedBy', money(view.priceFen))]),
    ],
    afterwards: [
      line('log', logName(receipt.checkpoint)),
      line('leaf', String(receipt.index)),
      line('treeSize', sizeIn(receipt.checkpoint)),
      line('logKey', receipt.logKey),
    ],
    notes: [...(isRefused ? words.refusedNotes : words.acceptedNotes), ...words.notes],
    smallPrint: smallPrintOf(receipt, words.smallPrint),
    proof: { address: `${receipt.site}${CHECK_PAGE}`, words: words.proof },
  };
}

/** What the file has, for whoever checks it without the file, or has lost it. */
function smallPrintOf(
  { leaf, event, proof, checkpoint, witnessKeys }: BidReceipt,
  labels: BidReceiptWords['smallPrint'],
): readonly PrintedLine[] {
  return [
    { label: labels.leaf, value: leaf },
    ...(event === null
      ? []
      : [
          { label: labels.before, value: event.before },
          { label: labels.event, value: event.body },
        ]),
    { label: labels.proof, value: proof.length === 0 ? labels.none : proof.join('\n') },
    { label: labels.checkpoint, value: checkpoint.trimEnd() },
    { label: labels.witnessKeys, value: witnessKeys.length === 0 ? labels.none : witnessKeys.join('\n') },
  ];
}

function money(amountFen: number): string {
  return `¥${yuan.format(amountFen / FEN_PER_YUAN)}`;
}

/** The first line of a checkpoint is its log, the second how many leaves there are. */
function logName(checkpoint: string): string {
  return checkpoint.split('\n')[0] ?? '';
}

function sizeIn(checkpoint: string): string {
  return checkpoint.split('\n')[1] ?? '';
}
