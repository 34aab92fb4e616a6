// What is wrong with a field: the key of its words, and the figures for them.
import type { FieldRefusal, Refusal } from '@haopai/contracts';
import type { RefusalCode } from '@haopai/rules';

/** The rules' own codes, the api's, and those of which only a form can speak. */
export type RuleCode =
  | RefusalCode
  | FieldRefusal['code']
  | 'SMS_CODE.INCOMPLETE'
  | 'CONFIRMATION.OTHER'
  | 'VIN.TWICE'
  | 'VEHICLE.OTHER'
  | 'TOTP.INCOMPLETE'
  | 'CHOICE.MISSING'
  | 'MOMENT.MALFORMED'
  | 'PERIOD.BACKWARDS'
  | 'SLUG.MALFORMED'
  | 'NUMBER.NOT_WHOLE'
  | 'NUMBER.TOO_SMALL'
  | 'NUMBER.TOO_LARGE';

export interface Fault {
  readonly key: string;
  readonly data: object;
}

export interface BrokenRule {
  readonly code: RuleCode;
  readonly data: object;
}

export function ruleFault({ code, data }: BrokenRule): Fault {
  return { key: `rule.${code}`, data };
}

/** For a refusal that is about one field. */
export function refusalFault({ code, data }: Refusal): Fault {
  return { key: `refusal.${code}`, data };
}
