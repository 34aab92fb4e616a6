// The searches that one has saved; what was deleted leaves the list when the server has said so.
import { inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { Session } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { SavedSearchesClient } from './saved-searches-client';

@Injectable()
export class SearchesStore {
  private readonly client = inject(SavedSearchesClient);
  private readonly session = inject(Session);
  /** Belong to one citizen, though everybody asks the same. */
  readonly list = reading(() => this.client.all(), { subject: () => String(this.session.citizenId()) });
  private readonly why = linkedSignal<number | null, Refusal | null>({
    source: this.session.citizenId,
    computation: () => null,
  });
  private readonly removing = signal<number | null>(null);

  /** Why the last one could not be deleted. */
  readonly refusal = this.why.asReadonly();
  /** The one that is being deleted. */
  readonly removed = this.removing.asReadonly();

  /** True when it is gone. */
  async remove(searchId: number): Promise<boolean> {
    const citizenId = this.session.citizenId();
    if (this.removing() !== null) return false;
    this.removing.set(searchId);
    this.why.set(null);
    const answer = await this.client.remove(searchId);
    this.removing.set(null);
    if (this.session.citizenId() !== citizenId) return false;
    if (!answer.ok) this.why.set(answer.refusal);
    else this.list.update((shown) => ({ ...shown, items: shown.items.filter(({ id }) => id !== searchId) }));
    return answer.ok;
  }
}
