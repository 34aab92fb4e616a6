// One step of approval as it is typed.
import { ACTING_PERMISSIONS, type ApprovalStep, type Permission } from '@haopai/contracts';
import { areGood, FormField, readOneOf } from '@haopai/web-app/forms';
import { readOptionalYuan, yuanText } from '../amounts/read-yuan';

const UP_TO_FEN_MAX = 100_000_000_00;
const PEOPLE = ['1', '2'] as const;

export class StepRow {
  readonly upTo = new FormField(readOptionalYuan(1, UP_TO_FEN_MAX));
  readonly permission = new FormField<Permission>(readOneOf(ACTING_PERMISSIONS));
  readonly people = new FormField<(typeof PEOPLE)[number]>(readOneOf(PEOPLE));

  constructor({ upToFen, permission, people }: ApprovalStep) {
    this.upTo.text.set(upToFen === null ? '' : yuanText(upToFen));
    this.permission.text.set(permission);
    this.people.text.set(String(people));
  }

  isGood(): boolean {
    return areGood(this.upTo, this.permission, this.people);
  }

  /** Of one that is good. */
  step(): ApprovalStep {
    return {
      upToFen: this.upTo.good(),
      permission: this.permission.good(),
      people: this.people.good() === '1' ? 1 : 2,
    };
  }
}
