// One step of approval as it is typed, and all of one kind of act as one text, in which two versions are laid beside each other.
import type { WritableSignal } from '@angular/core';
import { ACTING_PERMISSIONS, type ApprovalStep, type Permission } from '@haopai/contracts';
import { areGood, FormField, readOneOf } from '@haopai/web-app/forms';
import { readOptionalYuan, yuanText } from '../amounts/read-yuan';
import type { FormPart } from '../forms/typed-form';

const UP_TO_FEN_MAX = 100_000_000_00;
const PEOPLE = ['1', '2'] as const;
const readUpTo = readOptionalYuan(1, UP_TO_FEN_MAX);
const readPermission = readOneOf<Permission>(ACTING_PERMISSIONS);
const readPeople = readOneOf(PEOPLE);

export class StepRow {
  readonly upTo = new FormField(readUpTo);
  readonly permission = new FormField(readPermission);
  readonly people = new FormField(readPeople);

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

type RowTexts = readonly [upTo: string, permission: string, people: string];

const textsOf = ({ upTo, permission, people }: StepRow): RowTexts => [
  ...([upTo.text(), permission.text(), people.text()] as const),
];

export function stepsText(steps: readonly ApprovalStep[]): string {
  return JSON.stringify(steps.map((step) => textsOf(new StepRow(step))));
}

/** Of a text that this file has made; none of an empty one. */
function rowTexts(text: string): readonly RowTexts[] {
  return text === '' ? [] : (JSON.parse(text) as readonly RowTexts[]);
}

/** Where what is typed is no step yet, the amount as it is typed. */
export function stepsOfText(text: string): readonly (ApprovalStep | string)[] {
  return rowTexts(text).map(([upTo, permission, people]) => {
    const [amount, right, count] = [readUpTo(upTo), readPermission(permission), readPeople(people)];
    if (!amount.ok || !right.ok || !count.ok) return upTo;
    return { upToFen: amount.value, permission: right.value, people: count.value === '1' ? 1 : 2 };
  });
}

function rowsOfText(text: string): readonly StepRow[] {
  return rowTexts(text).map(([upTo, permission, people]) => {
    const row = new StepRow({ upToFen: null, permission: 'settings.edit', people: 2 });
    row.upTo.text.set(upTo);
    row.permission.text.set(permission);
    row.people.text.set(people);
    return row;
  });
}

/** The rows of a form as one field of it. */
export function stepsPart(rows: WritableSignal<readonly StepRow[]>): FormPart {
  const read = (): string => (rows().length === 0 ? '' : JSON.stringify(rows().map(textsOf)));
  return Object.assign(read, {
    // The same text keeps its rows, and what they say of what was left in them.
    set: (text: string): void => {
      if (text !== read()) rows.set(rowsOfText(text));
    },
  });
}
