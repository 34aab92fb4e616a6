// The vehicle register: who may register which plate with which car, as it was told over a line or by file, and what it answered.
import type { PlateView } from './lots';

/**
 * `waiting`: to be told, or asked again. `accepted`, `refused`: by its answer. `failed`: no answer, however often it was told. `void`: the plate is
 * the office's again after it was accepted, and the register must hear of it.
 */
export const REGISTER_STATES = ['waiting', 'accepted', 'refused', 'failed', 'void'] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];
/** Those that somebody has to look at. */
export const REGISTER_TROUBLES: readonly RegisterState[] = ['refused', 'failed', 'void'];

/** `line`: it is told by itself; `file`: the office exchanges files. */
export type RegisterWay = 'line' | 'file';

/** Of the answer's file; the first two stand in what is downloaded, too. */
export const REGISTER_COLUMNS = ['plate', 'vin', 'result', 'note'] as const;
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number] | 'holder' | 'document' | 'paidAt';

/** Of one file. */
export const REGISTER_LINES_MAX = 2_000;

/** `GET /admin/vehicle-register/reports?state=&page=&size=`, what changed last first. */
export interface RegisterReportView {
  readonly id: number;
  readonly plate: Pick<PlateView, 'number'>;
  readonly vin: string;
  readonly state: RegisterState;
  /** How often it was told over the line. */
  readonly attempts: number;
  /** Of the register; null until it has one. */
  readonly reference: string | null;
  /** Why it refused, or why there was no answer. */
  readonly failure: string | null;
  readonly changedAtMs: number;
}

/** `GET /admin/vehicle-register`. */
export interface RegisterView {
  readonly way: RegisterWay;
  /** Paid plates that it has not been told of. */
  readonly waiting: number;
  readonly troubles: number;
}

/**
 * What became of a line of the answer's file. `already`: it said the same before. `noPlate`: nothing was told of such a plate; `otherVin`: it was for
 * another car; `unread`: neither accepted nor refused.
 */
export const REGISTER_LINE_RESULTS = [
  'accepted',
  'refused',
  'already',
  'noPlate',
  'otherVin',
  'unread',
] as const;
export type RegisterLineResult = (typeof REGISTER_LINE_RESULTS)[number];

export interface RegisterLine {
  readonly line: number;
  /** As it stands there. */
  readonly plate: string;
  readonly result: RegisterLineResult;
}

/** `POST /admin/vehicle-register/answers`: a CSV or an XLSX as the body; sent again, nothing changes. */
export interface RegisterAnswers {
  readonly lines: readonly RegisterLine[];
}

/** `POST /admin/vehicle-register/check`: before a plate is put up. */
export interface CheckRegisterBody {
  readonly numbers: readonly string[];
}

export interface RegisterCheck {
  /** Plates that the register has given to a car; null where it does not say. */
  readonly taken: readonly string[] | null;
  /** False where no line leads there, so that nothing was asked; a server of the release before does not say. */
  readonly hasLine?: boolean;
}

export const REGISTER_CHECK_MAX = 1_000;
