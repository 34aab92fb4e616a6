// Use cases: staff see what the register was told and answered, have it told again, note that it heard of a void one, and ask which plates are taken.
import { Injectable } from '@nestjs/common';
import {
  type Page,
  REGISTER_TROUBLES,
  type RegisterCheck,
  type RegisterReportView,
  type RegisterState,
  type RegisterView,
} from '@haopai/contracts';
import { JINHUA_PLATES, parsePlate } from '@haopai/rules';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { RegisterReportsStore } from './register-reports.store';
import { TellRegister } from './tell-register';
import { VehicleRegister } from './vehicle-register';

@Injectable()
export class FollowReports {
  constructor(
    private readonly store: RegisterReportsStore,
    private readonly register: VehicleRegister,
    private readonly task: TellRegister,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async overview(actor: Actor): Promise<RegisterView | RefusalError> {
    const refusal = actor.lacks('register.act');
    if (refusal !== undefined) return refusal;
    const [waiting, troubles] = await Promise.all([
      this.store.page(['waiting'], 0, 0),
      this.store.page(REGISTER_TROUBLES, 0, 0),
    ]);
    return {
      way: this.register.hasLine ? 'line' : 'file',
      ...{ waiting: waiting.total, troubles: troubles.total },
    };
  }

  async page(
    actor: Actor,
    states: readonly RegisterState[],
    page: number,
    size: number,
  ): Promise<Page<RegisterReportView> | RefusalError> {
    const refusal = actor.lacks('register.act');
    if (refusal !== undefined) return refusal;
    return { ...(await this.store.page(states, size, (page - 1) * size)), page, size };
  }

  /** Told again at once where a line leads there; else it stands in the next file. */
  async again(actor: Actor, reportId: number, reason: string): Promise<RegisterView | RefusalError> {
    return this.change(actor, reportId, reason, 'toldAgain');
  }

  /** Somebody has told the register that a plate came back. */
  async settle(actor: Actor, reportId: number, reason: string): Promise<RegisterView | RefusalError> {
    return this.change(actor, reportId, reason, 'settled');
  }

  /** Before plates are put up: what cannot be one is not asked for. */
  async check(actor: Actor, numbers: readonly string[]): Promise<RegisterCheck | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    const plates = numbers.flatMap((number) => {
      const plate = parsePlate(number, JINHUA_PLATES);
      return plate.ok ? [plate.value.number] : [];
    });
    const taken = plates.length === 0 ? new Set<string>() : await this.register.takenAmong(plates);
    return { taken: taken === null ? null : [...taken], hasLine: this.register.hasLine };
  }

  private async change(
    actor: Actor,
    reportId: number,
    reason: string,
    what: 'toldAgain' | 'settled',
  ): Promise<RegisterView | RefusalError> {
    const lacking = actor.lacks('register.act');
    if (lacking !== undefined) return lacking;
    const refusal = await this.transactions.run(async (transaction) => {
      const isDone =
        what === 'toldAgain'
          ? await this.store.again(transaction, reportId)
          : await this.store.settle(transaction, reportId);
      if (!isDone) return new RefusalError('REGISTER.NOT_IN_TROUBLE', { reportId });
      await this.audit.write(transaction, actor, {
        ...{ act: `vehicleRegister.${what}`, subject: `registerReport:${reportId}`, reason },
      });
      return undefined;
    });
    if (refusal !== undefined) return refusal;
    if (what === 'toldAgain') await this.task.look();
    return this.overview(actor);
  }
}
