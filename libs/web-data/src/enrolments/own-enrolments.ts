// One's own enrolments as the pages of an auction see them: whether one is in, with which paddle, and what is still to be paid.
import { inject, Injectable, linkedSignal } from '@angular/core';
import type { EnrolmentView } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import { Session } from '../session/session';
import { answerTo } from '../reading/answer-to';
import { NewestAsker } from '../session/newest-asker';
import { EnrolmentsClient } from './enrolments-client';

/** Auctions to come and under way are among the newest that anybody can have enrolled in. */
const LATEST = 50;

interface Known {
  readonly byAuction: ReadonlyMap<number, EnrolmentView | null>;
  /** All of the latest are there: an auction that is not among them is one without an enrolment. */
  readonly areListed: boolean;
}

const NOTHING: Known = { byAuction: new Map(), areListed: false };

@Injectable({ providedIn: 'root' })
export class OwnEnrolments {
  private readonly client = inject(EnrolmentsClient);
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private readonly asker = new NewestAsker(this.session.citizenId);
  /** Belong to one citizen: whoever comes next in the same browser starts with none. */
  private readonly known = linkedSignal<number | null, Known>({
    source: this.session.citizenId,
    computation: () => NOTHING,
  });

  /** The citizen's newest enrolment in an auction; null when there is none, undefined until the server has said so. Reactive. */
  of(auctionId: number): EnrolmentView | null | undefined {
    const { byAuction, areListed } = this.known();
    return byAuction.get(auctionId) ?? (areListed || byAuction.has(auctionId) ? null : undefined);
  }

  /** The newest of each auction; undefined until the server has listed them. Reactive. */
  latest(): readonly EnrolmentView[] | undefined {
    const { byAuction, areListed } = this.known();
    return areListed ? [...byAuction.values()].flatMap((enrolment) => enrolment ?? []) : undefined;
  }

  /** Asks for the enrolment in one auction until there is an answer; meanwhile what is known stays. */
  async resume(auctionId: number): Promise<void> {
    const citizenId = this.session.citizenId();
    const answer = await answerTo(this.api, this.client.mine(auctionId), this.asker.ask(auctionId));
    if (this.session.citizenId() !== citizenId) return;
    if (answer.ok) this.keep(auctionId, answer.value);
    else if (answer.refusal.code === 'ENROLMENT.NOT_FOUND') this.keep(auctionId, null);
  }

  /** Asks for the latest of all auctions at once. */
  async resumeLatest(): Promise<void> {
    const citizenId = this.session.citizenId();
    const answer = await answerTo(this.api, this.client.page(1, LATEST), this.asker.ask('latest'));
    if (!answer.ok || this.session.citizenId() !== citizenId) return;
    const byAuction = new Map<number, EnrolmentView | null>();
    // The newest come first; an earlier one of the same auction has lapsed or was cancelled.
    for (const enrolment of answer.value.items)
      if (!byAuction.has(enrolment.auction.id)) byAuction.set(enrolment.auction.id, enrolment);
    this.known.set({ byAuction, areListed: true });
  }

  /** Has just been made. */
  keep(auctionId: number, enrolment: EnrolmentView | null): void {
    this.known.update(({ byAuction, areListed }) => ({
      byAuction: new Map(byAuction).set(auctionId, enrolment),
      areListed,
    }));
  }
}
