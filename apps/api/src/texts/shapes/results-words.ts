// What the results’ CSV says.
import type { LotResult } from '@haopai/contracts';

export interface ResultsWords {
  /** Of the file, before the auction's title. */
  readonly name: string;
  readonly columns: Readonly<Record<ResultsColumn, string>>;
  readonly outcomes: Readonly<Record<LotResult['outcome'], string>>;
  /** Instead of a region. */
  readonly personalised: string;
  /** Before the file's name, and behind each outcome of a drill. */
  readonly drill: string;
}

export type ResultsColumn =
  | 'lotNo'
  | 'plate'
  | 'region'
  | 'outcome'
  | 'startPrice'
  | 'hammerPrice'
  | 'paddleNo'
  | 'bidCount'
  | 'endedAt'
  | 'reason'
  | 'lastHash';
