// Use case: who is this, by user name and password? Each try costs a proof of work, or a picture, and one of the address' tries; waiting in line costs neither.
import { Injectable } from '@nestjs/common';
import type { NoMachine } from '@haopai/contracts';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import type { Citizen } from '../citizen';
import { CheckNoMachine } from '../no-machine/check-no-machine';
import { ComparePassword } from './compare-password';
import { LogInTurns } from './log-in-turns';

export interface LogInOrder {
  readonly username: string;
  readonly password: string;
  readonly shown: NoMachine;
  /** Of whoever has waited in line. */
  readonly ticket: string | undefined;
  readonly address: string;
  /** Of the browser's cookie. */
  readonly device: string | null;
  /** Called when the turn has come, which is the limit from then on. */
  readonly leaveLane: () => void;
}

@Injectable()
export class LogIn {
  constructor(
    private readonly limits: RateLimits,
    private readonly check: CheckNoMachine,
    private readonly turns: LogInTurns,
    private readonly compare: ComparePassword,
  ) {}

  async execute({ ticket, device, leaveLane, ...order }: LogInOrder): Promise<Citizen | RefusalError> {
    const address = addressKey(order.address);
    if (ticket === undefined) {
      const refusal =
        (await this.limits.consume('loginByAddress', address)) ??
        (await this.check.execute(order.shown, 'password'));
      if (refusal !== undefined) return refusal;
    }
    const usernameKey = order.username.trim().toLowerCase();
    const knocker = { usernameKey, addressKey: address, device };
    return this.turns.take(knocker, ticket, () => {
      leaveLane();
      return this.compare.execute(knocker, order.password);
    });
  }
}
