// A line of a lot's record in words: who bid, or what happened.
import type { RecordLine } from '@haopai/contracts';
import type { Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import { noteWordOf } from '../lots/note-words';

export function lineWords(
  words: Words,
  { kind, paddleNo, amountFen, reason, isByCeiling }: RecordLine,
): string {
  const params = {
    reason: reason ?? '',
    paddle: paddleNo ?? '',
    amount: amountFen === null ? '' : formatYuan(amountFen),
  };
  const paddle = words.say(isByCeiling === true ? 'record.byCeiling' : 'lot.paddleWords', params);
  if (kind === 'bid') return paddle;
  const note = words.say(`note.${noteWordOf(kind, reason)}`, params);
  return kind === 'sold' ? `${note} · ${paddle}` : note;
}

/** A ceiling is no bid: its amount stands in the words. */
export function lineAmountFen({ kind, amountFen }: RecordLine): number | null {
  return kind === 'ceilingSet' ? null : amountFen;
}
