// What the page of undelivered messages shows: the sums, one page of the list, and which of it are chosen.
import { computed, inject, Injectable, signal } from '@angular/core';
import type {
  Refusal,
  SentAgain,
  UndeliveredMessage,
  UndeliveredSum,
  UndeliveredSums,
} from '@haopai/contracts';
import { PagedList } from '@haopai/web-app/lists';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';
import type { SearchParams } from '../http/admin-api';
import { UndeliveredClient } from './undelivered-client';

@Injectable()
export class UndeliveredStore {
  private readonly client = inject(UndeliveredClient);
  private readonly loadedSums = signal<Loaded<UndeliveredSums>>(LOADING);
  private readonly chosenIds = signal<ReadonlySet<number>>(new Set());

  readonly sums = this.loadedSums.asReadonly();
  readonly list = new PagedList<UndeliveredMessage>();
  readonly sendable = computed(() => this.list.items().filter(canBeSent));
  readonly chosen = computed(() => this.sendable().filter(({ id }) => this.chosenIds().has(id)));
  readonly areAllChosen = computed(
    () => this.chosen().length > 0 && this.chosen().length === this.sendable().length,
  );

  async loadSums(): Promise<void> {
    this.loadedSums.set(LOADING);
    await this.refreshSums();
  }

  /** What is shown stays until the answers are there, and when there are none: then the refusal says why. */
  async refresh(): Promise<Refusal | null> {
    const [outcome] = await Promise.all([this.refreshSums(), this.list.refresh()]);
    return outcome.ok ? null : outcome.refusal;
  }

  async show(search: SearchParams): Promise<void> {
    this.chosenIds.set(new Set());
    await this.list.show(() => this.client.page(search));
  }

  isChosen({ id }: UndeliveredMessage): boolean {
    return this.chosenIds().has(id);
  }

  choose({ id }: UndeliveredMessage): void {
    const ids = new Set(this.chosenIds());
    if (!ids.delete(id)) ids.add(id);
    this.chosenIds.set(ids);
  }

  chooseAll(): void {
    this.chosenIds.set(new Set(this.areAllChosen() ? [] : this.sendable().map(({ id }) => id)));
  }

  sendChosen(ids: readonly number[], reason: string): Promise<Outcome<SentAgain>> {
    return this.andRefresh(this.client.sendChosen({ ids, reason }));
  }

  /** Those of them that stood in the sums. */
  sendFailed(
    { channel, lastFailure }: UndeliveredSum,
    readAtMs: number,
    reason: string,
  ): Promise<Outcome<SentAgain>> {
    return this.andRefresh(this.client.sendFailed({ channel, failure: lastFailure ?? '', readAtMs, reason }));
  }

  /** When it was refused as well: then something is not as it is shown. */
  private async andRefresh(act: Promise<Outcome<SentAgain>>): Promise<Outcome<SentAgain>> {
    const outcome = await act;
    if (outcome.ok) this.chosenIds.set(new Set());
    void this.refresh();
    return outcome;
  }

  private async refreshSums(): Promise<Outcome<UndeliveredSums>> {
    const outcome = await this.client.sums();
    if (outcome.ok || this.loadedSums().status !== 'ready') this.loadedSums.set(toLoaded(outcome));
    return outcome;
  }
}

export function canBeSent({ group, isReadable }: UndeliveredMessage): boolean {
  return group === 'dead' && isReadable;
}
