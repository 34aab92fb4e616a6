// What the reader has to pay, and which plates wait to be fetched: what comes before everything else.
import { computed, inject, Injectable } from '@angular/core';
import { formatPlate } from '@haopai/rules';
import { OrdersClient, OwnEnrolments, ServerClock, Session } from '@haopai/web-data';
import { newsList } from '../../lists/news-list';

/** Nobody has as many waiting at once but by trying. */
const LOOKED_AT_MAX = 20;

@Injectable()
export class OwnDue {
  private readonly client = inject(OrdersClient);
  private readonly session = inject(Session);
  private readonly enrolments = inject(OwnEnrolments);
  private readonly nowMs = inject(ServerClock).nowMs;

  private readonly list = newsList(() =>
    this.session.citizenId() === null ? undefined : this.client.page('unfinished', 1, LOOKED_AT_MAX),
  );
  readonly state = this.list.state;
  /** The one that is due first comes first. */
  readonly orders = computed(() =>
    this.list
      .items()
      .filter(({ dueAtMs }) => dueAtMs > this.nowMs())
      .sort((one, other) => one.dueAtMs - other.dueAtMs),
  );
  readonly platesToFetch = computed(() =>
    (this.enrolments.latest() ?? [])
      .flatMap(({ pickUp }) => pickUp?.plates ?? [])
      .filter(({ collectedAtMs }) => (collectedAtMs ?? null) === null)
      .map(({ plate }) => formatPlate(plate)),
  );
}
