// Whether a code may be sent now: a stranger has shown to be no machine, and address, number and site have not had too many for this purpose.
import { Injectable } from '@nestjs/common';
import type { CodePurpose, NoMachine, ProofPurpose } from '@haopai/contracts';
import type { Mobile } from '@haopai/rules';
import { RefusalError } from '../../../platform/errors';
import { RateLimits } from '../../../platform/limits';
import { PersonalData } from '../../../platform/personal-data';
import { CheckNoMachine } from '../no-machine/check-no-machine';
import { CodeBudgets } from './code-budgets';

/** Whose number it is need not have asked: of these a number gets fewer. */
const NEVER_ASKED_FOR: readonly CodePurpose[] = ['register', 'recover', 'changeMobile'];

interface Asking {
  readonly address: string;
  /** Null of whoever has a session. */
  readonly shown: NoMachine | null;
  readonly citizenId?: number | undefined;
}

@Injectable()
export class AllowCode {
  constructor(
    private readonly check: CheckNoMachine,
    private readonly limits: RateLimits,
    private readonly budgets: CodeBudgets,
    private readonly personalData: PersonalData,
  ) {}

  /** Counts what it allows. The check comes first: without work nobody uses up what is a number's; nor does whoever is sent nothing because the day's are sent. */
  async execute(
    mobile: Mobile,
    purpose: CodePurpose,
    { address, shown, citizenId }: Asking,
  ): Promise<RefusalError | undefined> {
    const machine = shown === null ? undefined : await this.check.execute(shown, purpose as ProofPurpose);
    if (machine !== undefined) return machine;
    return (
      (citizenId === undefined ? undefined : await this.ofCitizen(citizenId)) ??
      (await this.ofAddress(purpose, address)) ??
      (await this.budgets.refuseWhenSpent(purpose)) ??
      this.ofNumber(purpose, this.personalData.hash('mobile', mobile))
    );
  }

  private async ofCitizen(citizenId: number): Promise<RefusalError | undefined> {
    const tooMany = await this.limits.consume('smsCodeByCitizen', String(citizenId));
    return tooMany && new RefusalError('SMS_CODE.TOO_MANY', tooMany.data);
  }

  private async ofAddress(purpose: CodePurpose, address: string): Promise<RefusalError | undefined> {
    const kinds = {
      address: 'smsCodeByAddress',
      network: 'smsCodeByNetwork',
      provider: 'smsCodeByProvider',
    } as const;
    const tooMany = await this.limits.consumeOf(address, kinds, `${purpose} `);
    return tooMany && new RefusalError('SMS_CODE.TOO_MANY', { ...tooMany.data, reason: 'address' });
  }

  private async ofNumber(purpose: CodePurpose, number: string): Promise<RefusalError | undefined> {
    const byDay = NEVER_ASKED_FOR.includes(purpose) ? 'rareSmsCodeByMobileAndDay' : 'smsCodeByMobileAndDay';
    const tooMany =
      (await this.limits.consume('smsCodeByMobile', `${purpose} ${number}`)) ??
      (await this.limits.consume(byDay, `${purpose} ${number}`));
    return tooMany && new RefusalError('SMS_CODE.TOO_MANY', tooMany.data);
  }
}
