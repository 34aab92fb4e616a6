// Tells the staff what has waited too long, each by the ways that they chose: the same counts as on home, each kind once a day at most.
import { Inject, Injectable } from '@nestjs/common';
import { permissionsOf, type WorkItem } from '@haopai/contracts';
import { Actor, RoleSetsStore, StaffStore } from '../../../access/staff-authentication';
import { Config } from '../../../platform/config';
import { Transactions } from '../../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { PeriodicTask } from '../../../platform/scheduling';
import { textsIn } from '../../../texts';
import { Outbox } from '../../notifications';
import { ReadWork } from '../read-work';
import { type AlertWays, AlertWaysStore } from './alert-ways.store';
import { ToldAlertsStore } from './told-alerts.store';

const LOOK_EVERY_MS = 5 * 60_000;
/** Nobody acts for them: what they would see is counted. */
const NO_ADDRESS = '';

@Injectable()
export class TellStaff extends PeriodicTask {
  constructor(
    private readonly own: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly ways: AlertWaysStore,
    private readonly told: ToldAlertsStore,
    private readonly staff: StaffStore,
    private readonly roleSets: RoleSetsStore,
    private readonly work: ReadWork,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {
    super(own, programLog, { everyMs: LOOK_EVERY_MS, failure: 'the staff could not be told what waits' });
  }

  protected async lookOnce(): Promise<void> {
    const nowMs = await this.work.nowMs();
    for (const [staffId, ways] of await this.ways.all()) {
      if (this.isStopped) return;
      // One who cannot be told keeps nobody else from it.
      await this.tell(staffId, ways, nowMs).catch((error: unknown) =>
        this.programLog.warn({ err: error, staffId }, 'one of the staff could not be told what waits'),
      );
    }
  }

  private async tell(staffId: number, ways: AlertWays, nowMs: number): Promise<void> {
    const member = await this.staff.byId(staffId);
    if (member === null || member.isLocked) return;
    const permissions = permissionsOf(member.roles, await this.roleSets.sets());
    const actor = new Actor(staffId, member.displayName, permissions, NO_ADDRESS);
    const late = (await this.work.items(actor, nowMs)).filter(({ isLate }) => isLate);
    if (late.length === 0) return;
    await this.transactions.run(async (transaction) => {
      const kinds = await this.told.claim(
        transaction,
        staffId,
        late.map(({ kind }) => kind),
      );
      const items = late.filter(({ kind }) => kinds.includes(kind));
      const [first] = items;
      if (first === undefined) return;
      const { mail, mobile, language } = ways;
      const words = textsIn(language).work;
      const what = words.kind[first.kind];
      if (mobile !== null) {
        const params = { what, count: String(items.length) };
        await this.outbox.sms(transaction, { mobile, template: 'workWaits', params, language });
      }
      if (mail !== null && this.own.mail.kind !== 'off') {
        const text = mailText(items, language);
        const subject = words.subject(what, items.length);
        await this.outbox.mail(transaction, { template: 'workWaits', to: mail, subject, text });
      }
    });
  }
}

function mailText(items: readonly WorkItem[], language: AlertWays['language']): string {
  const { kind: names, lead, line, end } = textsIn(language).work;
  return [lead, '', ...items.map(({ kind, count }) => line(names[kind], count)), '', end].join('\n');
}
