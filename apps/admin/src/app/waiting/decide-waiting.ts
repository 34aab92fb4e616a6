// Confirms or refuses what waits, after one more question, and says what came of it. What is decided on a page of its own is done there.
import { inject, Injectable } from '@angular/core';
import type { Refusal, WaitingActView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { Announcer } from '../announcements/announcer';
import { type ApprovalToDecide, DecideApproval } from '../approvals/decide-approval';
import { AuctionsClient } from '../auctions/auctions-client';
import { WaitingStore } from './waiting-store';
import { WaitingWords } from './waiting-words';

@Injectable({ providedIn: 'root' })
export class DecideWaiting {
  private readonly words = inject(Words);
  private readonly tell = inject(WaitingWords);
  private readonly approvals = inject(DecideApproval);
  private readonly auctions = inject(AuctionsClient);
  private readonly confirms = inject(ConfirmDoor);
  private readonly announcer = inject(Announcer);
  private readonly store = inject(WaitingStore);

  /** `changed` hears when what it is about is not as it was when it was asked for, `given` of a password that is shown this once. */
  async confirm(
    act: WaitingActView,
    hears: { changed: (refusal: Refusal) => void; given: (password: string) => void },
  ): Promise<void> {
    const isAsked =
      act.source === 'stop'
        ? await this.confirmStop(act)
        : await this.approvals.approve(approvalOf(act), hears);
    if (isAsked) this.store.reload();
  }

  /** By whoever asked it is taken back. */
  async refuse(act: WaitingActView): Promise<void> {
    if (await this.end(act)) this.store.reload();
  }

  private end(act: WaitingActView): Promise<boolean> {
    if (act.source === 'stop') return this.declineStop(act);
    return act.isOwn ? this.approvals.takeBack(approvalOf(act)) : this.approvals.decline(approvalOf(act));
  }

  private async confirmStop(act: WaitingActView): Promise<boolean> {
    const { id, kind, reason } = act;
    const title = this.tell.about(act);
    const isSure = await this.confirms.ask({
      heading: this.words.say(`stopDesk.confirmHeading.${kind}`, { title }),
      words: [...this.tell.changes(act), this.words.say(`waiting.confirmWords.${kind}`, { reason })].join(
        '\n',
      ),
      yes: this.words.say(`stopDesk.confirmYes.${kind}`),
      no: this.words.say('stopDesk.confirmNo'),
      isGrave: true,
    });
    if (!isSure) return false;
    const answer = await this.auctions.confirmStop(Number(id));
    if (answer.ok) this.announcer.say(this.words.say(`stopDesk.confirmed.${kind}`, { title }));
    else this.announcer.sayRefused(this.words.sayRefusal(answer.refusal));
    return true;
  }

  private async declineStop({ id }: WaitingActView): Promise<boolean> {
    const answer = await this.auctions.declineStop(Number(id));
    if (answer.ok) this.announcer.say(this.words.say('stopDesk.declined'));
    else this.announcer.sayRefused(this.words.sayRefusal(answer.refusal));
    return true;
  }
}

function approvalOf({ id, kind, subject, amountFen, askedBy }: WaitingActView): ApprovalToDecide {
  return { id: Number(id), kind, subject, amountFen, askedByName: askedBy.name };
}
