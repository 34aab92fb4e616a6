// Approves, declines or takes back what was asked for, after one more question, and says what came of it.
import { inject, Injectable } from '@angular/core';
import type { ApprovalView, Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { formatYuan } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ActWords } from '../audit/act-words';
import { ReasonDoor } from '../dialogs/reason-door';
import { ApprovalsClient } from './approvals-client';

/** As the queue of all that waits knows it, too. */
export interface ApprovalToDecide extends Pick<ApprovalView, 'id' | 'subject' | 'amountFen' | 'askedByName'> {
  readonly kind: string;
}

@Injectable({ providedIn: 'root' })
export class DecideApproval {
  private readonly words = inject(Words);
  private readonly acts = inject(ActWords);
  private readonly client = inject(ApprovalsClient);
  private readonly confirms = inject(ConfirmDoor);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);

  /**
   * Whether the server was asked: then what stands there may be another thing. `changed` hears of it when what it is about is not as it
   * was when it was asked for: nobody can approve it any more. `given` hears of a password that is shown this once.
   */
  async approve(
    approval: ApprovalToDecide,
    { changed, given }: { changed: (refusal: Refusal) => void; given: (password: string) => void },
  ): Promise<boolean> {
    const isSure = await this.confirms.ask({
      heading: this.tell('approve.heading', approval),
      words: this.tell(`willHappen.${approval.kind}`, approval),
      yes: this.tell('approve.yes', approval),
      isGrave: true,
    });
    if (!isSure) return false;
    const answer = await this.client.approve(approval.id);
    if (answer.ok) {
      if (answer.value.password !== undefined) given(answer.value.password);
      this.announcer.say(this.tell('approve.done', approval));
    } else if (answer.refusal.code === 'RECORD.CHANGED') changed(answer.refusal);
    else this.announcer.sayRefused(this.words.sayRefusal(answer.refusal));
    return true;
  }

  decline(approval: ApprovalToDecide): Promise<boolean> {
    return this.withReason('decline', approval, (reason) => this.client.decline(approval.id, reason));
  }

  takeBack(approval: ApprovalToDecide): Promise<boolean> {
    return this.withReason('takeBack', approval, (reason) => this.client.takeBack(approval.id, reason));
  }

  private async withReason(
    what: 'decline' | 'takeBack',
    approval: ApprovalToDecide,
    act: (reason: string) => ReturnType<ApprovalsClient['decline']>,
  ): Promise<boolean> {
    const done = await this.reasons.ask({
      heading: this.tell(`${what}.heading`, approval),
      words: this.tell(`${what}.words`, approval),
      yes: this.tell(`${what}.yes`, approval),
      act,
    });
    if (done !== null) this.announcer.say(this.tell(`${what}.done`, approval));
    return done !== null;
  }

  private tell(key: string, { kind, subject, amountFen, askedByName }: ApprovalToDecide): string {
    return this.words.say(`approvals.${key}`, {
      kind: this.words.say(`approvals.kind.${kind}`),
      subject: this.acts.subject(subject),
      amount: amountFen === null ? '' : formatYuan(amountFen),
      name: askedByName,
    });
  }
}
