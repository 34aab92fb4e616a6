// What staff ask for and a colleague decides: the kinds of acts, and the steps that say who decides what, up to how much, and how many it takes.
import type { Permission } from './staff-permissions';

export interface ApprovalRule {
  /** Whoever asks for it needs this. */
  readonly asks: Permission;
  /** Whoever has this sees what was asked for. */
  readonly reads: Permission;
  /** Its steps differ by amount. */
  readonly hasAmount: boolean;
  /** No step asks for fewer. */
  readonly peopleMin: 1 | 2;
}

export const APPROVAL_RULES = {
  /** Money of a paid price goes back. */
  refund: { asks: 'orders.refund', reads: 'orders.read', hasAmount: true, peopleMin: 2 },
  /** A winner gets more time to pay the balance. */
  extension: { asks: 'settlement.act', reads: 'settlement.read', hasAmount: true, peopleMin: 1 },
  /** A lot, or all of an auction, is withdrawn in the control room. */
  withdrawal: { asks: 'control.act', reads: 'control.watch', hasAmount: false, peopleMin: 1 },
  /** Said to everybody who has the auction open. */
  textToAll: { asks: 'control.act', reads: 'control.watch', hasAmount: false, peopleMin: 1 },
  /** An article is published, or scheduled. */
  article: { asks: 'content.edit', reads: 'content.read', hasAmount: false, peopleMin: 1 },
  /** The steps themselves are changed. */
  steps: { asks: 'settings.edit', reads: 'settings.read', hasAmount: false, peopleMin: 2 },
  /** What a role includes is changed. */
  roles: { asks: 'staff.edit', reads: 'staff.read', hasAmount: false, peopleMin: 2 },
  /** Somebody who can be the second of two is added, given more roles, let in again or reset. */
  staff: { asks: 'staff.edit', reads: 'staff.read', hasAmount: false, peopleMin: 2 },
} as const satisfies Readonly<Record<string, ApprovalRule>>;

export type ApprovalKind = keyof typeof APPROVAL_RULES;
export const APPROVAL_KINDS = /* @__PURE__ */ Object.keys(APPROVAL_RULES) as readonly ApprovalKind[];

/** What approvals of kind `staff` do, as their fact `access`; `changed`: other roles, or let in again. */
export type StaffAccessAct = 'added' | 'changed' | 'reset';

/**
 * Up to its amount, whoever has the permission decides. `people` 1: they may also act without asking anybody. 2: it is always
 * somebody else than who asked.
 */
export interface ApprovalStep {
  /** Fen; null is without end, and the last of its kind. */
  readonly upToFen: number | null;
  readonly permission: Permission;
  readonly people: 1 | 2;
}

/** What counts while nobody has set anything else. */
export const SHIPPED_STEPS: Readonly<Record<ApprovalKind, readonly ApprovalStep[]>> = {
  refund: [{ upToFen: null, permission: 'orders.refund', people: 2 }],
  extension: [{ upToFen: null, permission: 'settlement.act', people: 2 }],
  withdrawal: [{ upToFen: null, permission: 'control.act', people: 1 }],
  textToAll: [{ upToFen: null, permission: 'control.act', people: 1 }],
  article: [{ upToFen: null, permission: 'content.edit', people: 1 }],
  steps: [{ upToFen: null, permission: 'settings.edit', people: 2 }],
  roles: [{ upToFen: null, permission: 'staff.edit', people: 2 }],
  staff: [{ upToFen: null, permission: 'staff.edit', people: 2 }],
};

/** All but those of the rules themselves: these stay as they are shipped, so that nobody frees themself of the second person. */
export const STEPPED_KINDS = /* @__PURE__ */ APPROVAL_KINDS.filter(
  (kind) => kind !== 'steps' && kind !== 'roles' && kind !== 'staff',
);
export const STEPS_MAX = 6;

/** `GET /admin/approval-steps`. */
export interface ApprovalStepsView {
  readonly kind: ApprovalKind;
  readonly steps: readonly ApprovalStep[];
  readonly hasAmount: boolean;
  readonly peopleMin: 1 | 2;
  /** 0 while those that are shipped count; a change names the one that it saw. */
  readonly version: number;
  /** Others were asked for, and a colleague has to decide. */
  readonly isAsked: boolean;
}

/** `PUT /admin/approval-steps/:kind`: asked for; another administrator decides. */
export interface ChangeStepsBody {
  readonly version: number;
  readonly steps: readonly ApprovalStep[];
  readonly reason: string;
}

/** What is wrong with steps; null when nothing is. */
export type StepFault = 'none' | 'tooMany' | 'notRising' | 'ends' | 'tooFewPeople' | 'noAmount';

export function faultOfSteps(kind: ApprovalKind, steps: readonly ApprovalStep[]): StepFault | null {
  const { hasAmount, peopleMin } = APPROVAL_RULES[kind];
  if (steps.length === 0) return 'none';
  if (steps.length > STEPS_MAX) return 'tooMany';
  if (!hasAmount && steps.length > 1) return 'noAmount';
  if (steps.at(-1)?.upToFen !== null) return 'ends';
  const ends = steps.map(({ upToFen }) => upToFen ?? Infinity);
  if (ends.some((end, place) => end <= (ends[place - 1] ?? 0))) return 'notRising';
  return steps.some(({ people }) => people < peopleMin) ? 'tooFewPeople' : null;
}

/** The step for an amount: the lowest that reaches so far. */
export function stepFor(steps: readonly ApprovalStep[], amountFen: number | null): ApprovalStep {
  const step = steps.find(({ upToFen }) => upToFen === null || (amountFen ?? 0) <= upToFen);
  if (step === undefined) throw new Error('the last step has an end');
  return step;
}
