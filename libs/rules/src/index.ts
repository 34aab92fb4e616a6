// The rules of the sale as pure functions, one name at a time: it imports nothing from outside this folder.
export type { Branded } from './brand';
export { addFen, type Fen, fen, parseFen, yuanToFen } from './fen';
export {
  allowedFirstAmounts,
  allowedNextAmounts,
  DEFAULT_LADDER,
  type Ladder,
  ladder,
  LADDER_STEPS_MAX,
  parseLadder,
} from './ladder';
export type { Accepted, Parsed } from './parsed';
export type { RefusalCode, RefusalData, Refused } from './refusal';
