// Tells those who may decide what a colleague has asked for, at once and each once, by the ways that they chose (docs/adr/0150).
import { Inject, Injectable } from '@nestjs/common';
import { permissionsOf } from '@haopai/contracts';
import { type Waiting, WaitingActs } from '../../../access/approvals';
import { Actor, RoleSetsStore, StaffStore } from '../../../access/staff-authentication';
import { Config } from '../../../platform/config';
import { Transactions } from '../../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { PeriodicTask } from '../../../platform/scheduling';
import { textsIn } from '../../../texts';
import { auctionInText, Outbox, plateInText, timeInText } from '../../notifications';
import { type AlertWays, AlertWaysStore } from './alert-ways.store';
import { ToldDecisionsStore, toldKey } from './told-decisions.store';

/** A sale that runs waits for a suspension: a look is a few small reads as long as nothing is new. */
const LOOK_EVERY_MS = 5_000;
/** Nobody acts for them: it is judged whether they could. */
const NO_ADDRESS = '';

@Injectable()
export class TellDeciders extends PeriodicTask {
  constructor(
    private readonly own: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly queue: WaitingActs,
    private readonly ways: AlertWaysStore,
    private readonly told: ToldDecisionsStore,
    private readonly staff: StaffStore,
    private readonly roleSets: RoleSetsStore,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {
    super(own, programLog, { everyMs: LOOK_EVERY_MS, failure: 'nobody could be told what waits for them' });
  }

  protected async lookOnce(): Promise<void> {
    const acts = (await this.queue.all()).filter(({ isTold }) => isTold);
    if (acts.length === 0) return;
    const told = await this.told.told(acts.map(keyOf));
    for (const [staffId, ways] of await this.ways.all()) {
      if (this.isStopped) return;
      const untold = acts.filter((act) => !told.has(toldKey(staffId, keyOf(act))));
      if (untold.length === 0) continue;
      // One who cannot be told keeps nobody else from it.
      await this.tell(staffId, ways, untold).catch((error: unknown) =>
        this.programLog.warn(
          { err: error, staffId },
          'one of the staff could not be told what waits for them',
        ),
      );
    }
  }

  private async tell(staffId: number, ways: AlertWays, acts: readonly Waiting[]): Promise<void> {
    const standing = await this.staff.standing(staffId);
    if (standing === null || standing.member.isLocked) return;
    const { member, newUntilMs } = standing;
    const permissions = permissionsOf(member.roles, await this.roleSets.sets());
    const actor = new Actor(staffId, member.displayName, permissions, NO_ADDRESS, newUntilMs);
    for (const act of acts)
      if (act.maySee(actor) && (await act.refuse(actor)) === undefined) await this.send(staffId, ways, act);
  }

  /** By all ways that they have: whoever chose both hears of it by both. */
  private send(staffId: number, { mail, mobile, language }: AlertWays, act: Waiting): Promise<void> {
    const words = textsIn(language).work.decision;
    const what = words.what(words.kind[act.kind], aboutOf(act, language));
    const { name } = act.askedBy;
    return this.transactions.run(async (transaction) => {
      if (!(await this.told.claim(transaction, staffId, keyOf(act)))) return;
      if (mobile !== null)
        await this.outbox.sms(transaction, {
          ...{ mobile, template: 'decisionWaits', params: { what, name }, language },
        });
      if (mail !== null && this.own.mail.kind !== 'off') {
        const until = act.holdsUntilMs === null ? '' : timeInText(act.holdsUntilMs, language).trim();
        const text = words.text({ what, name, reason: act.reason, until });
        await this.outbox.mail(transaction, {
          ...{ template: 'decisionWaits', to: mail, subject: words.subject(what), text },
        });
      }
    });
  }
}

function keyOf({ source, id }: Waiting): string {
  return `${source}:${id}`;
}

/** Nothing of a citizen: an auction by its name, a plate by its number. */
function aboutOf({ auctionTitle, plateNumber }: Waiting, language: AlertWays['language']): string {
  if (plateNumber !== null) return plateInText(plateNumber);
  return auctionTitle === null ? '' : auctionInText(auctionTitle, language);
}
