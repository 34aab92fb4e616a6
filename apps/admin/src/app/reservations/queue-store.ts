// State of the review queue: the list, the one that the keys are at, and what is decided of it.
import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import type { ReservationCase, ReservationSearch } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { PagedList } from '@haopai/web-app/lists';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { ApprovalDoor } from './approval-door';
import { ReservationsClient } from './reservations-client';

export const CASES_PER_PAGE = 20;

@Injectable()
export class QueueStore {
  private readonly client = inject(ReservationsClient);
  private readonly approval = inject(ApprovalDoor);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);

  readonly list = new PagedList<ReservationCase>();
  /** Index of the row that the keys are at; the row that takes the place of one that was decided is the next. */
  readonly at = linkedSignal<number, number>({
    source: () => this.list.items().length,
    computation: (length, before) => Math.max(0, Math.min(before?.value ?? 0, length - 1)),
  });
  readonly current = computed<ReservationCase | null>(() => this.list.items()[this.at()] ?? null);

  async show(search: ReservationSearch, page: number): Promise<void> {
    this.at.set(0);
    await this.list.show(() => this.client.page(search, page, CASES_PER_PAGE));
  }

  step(by: 1 | -1): void {
    this.at.update((at) => Math.max(0, Math.min(at + by, this.list.items().length - 1)));
  }

  /** False when nothing was decided. */
  async approve(one: ReservationCase): Promise<boolean> {
    const done = await this.approval.ask(one, (body) => this.client.approve(one.id, body));
    return this.followUp(done !== null, 'reservationCase.approved', one);
  }

  async reject(one: ReservationCase): Promise<boolean> {
    const plate = formatPlate(one.plate);
    const done = await this.reasons.ask({
      heading: this.words.say('reservationCase.rejectHeading', { plate }),
      words: this.words.say('reservationCase.rejectWords'),
      yes: this.words.say('reservationCase.reject'),
      isGrave: true,
      help: this.words.say('reservationCase.rejectHelp'),
      act: (reason) => this.client.reject(one.id, reason),
    });
    return this.followUp(done !== null, 'reservationCase.rejected', one);
  }

  /** Also when nothing was done: a refusal may have told that somebody else was faster. */
  private async followUp(
    isDone: boolean,
    key: 'reservationCase.approved' | 'reservationCase.rejected',
    { plate }: ReservationCase,
  ): Promise<boolean> {
    if (isDone) this.announcer.say(this.words.say(key, { plate: formatPlate(plate) }));
    await this.list.refresh();
    return isDone;
  }
}
