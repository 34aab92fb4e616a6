// What a file is called on the page, in the announcement and on the reader's disk: one line of plain characters, without its ending.
import { ATTACHMENT_NAME_MAX } from '@haopai/contracts';

/** What some system or other does not take in a name, and what turns a line around. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{C}\p{Zl}\p{Zp}]+/gu;
const ENDING = /\.pdf$/i;

/** Empty when nothing is left. */
export function attachmentName(given: string): string {
  const plain = given.normalize('NFC').replace(ENDING, '').replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ');
  return [...plain.trim()].slice(0, ATTACHMENT_NAME_MAX).join('').trim();
}
