// One deposit: held from its payment on, and then exactly one of applied, refunded and forfeited, for good.
import type { Fen } from '@haopai/rules';

/** `applied`: it counts towards the price of the plate that was won. `forfeited`: the winner did not pay the rest. */
export type DepositOutcome = 'applied' | 'refunded' | 'forfeited';
export type DepositState = 'held' | DepositOutcome;

export interface HeldOrSettled {
  readonly depositId: number;
  readonly amountFen: Fen;
  /** Null until it is paid. */
  readonly state: DepositState | null;
}

export const DEPOSIT_STATES: readonly DepositState[] = ['held', 'applied', 'refunded', 'forfeited'];

/** Only a deposit that is held can become something else. */
export function maySettle({ state }: Pick<HeldOrSettled, 'state'>): boolean {
  return state === 'held';
}
