// Which lots this citizen watches, as boards and bidding pages see it: asked for once, changed here, known to every page at once.
import { inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import { answerTo } from '../reading/answer-to';
import { NewestAsker } from '../session/newest-asker';
import { Session } from '../session/session';
import { WatchesClient } from './watches-client';

/** More than can be watched, but for lots that have ended, which come last. */
const LATEST = 200;

@Injectable({ providedIn: 'root' })
export class OwnWatches {
  private readonly client = inject(WatchesClient);
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private readonly asker = new NewestAsker(this.session.citizenId);
  /** Belong to one citizen: whoever comes next in the same browser starts with none. Null until they are known. */
  private readonly known = linkedSignal<number | null, ReadonlySet<number> | null>({
    source: this.session.citizenId,
    computation: () => null,
  });
  private readonly changing = signal<ReadonlySet<number>>(new Set());
  private readonly why = signal<Refusal | null>(null);

  /** Why the last change was refused; null when it was not. */
  readonly refusal = this.why.asReadonly();

  /** Reactive. */
  has(lotId: number): boolean {
    return this.known()?.has(lotId) === true;
  }

  isChanging(lotId: number): boolean {
    return this.changing().has(lotId);
  }

  /** Asks until there is an answer, unless it is known. */
  async resume(): Promise<void> {
    const citizenId = this.session.citizenId();
    if (citizenId === null || this.known() !== null) return;
    const isWanted = this.asker.ask('latest');
    const answer = await answerTo(this.api, this.client.page(1, LATEST), isWanted);
    if (answer.ok && this.session.citizenId() === citizenId)
      this.known.set(new Set(answer.value.items.map(({ lot }) => lot.lotId)));
  }

  /** On the list, or off it; one change a lot at a time. */
  async toggle(lotId: number): Promise<void> {
    const citizenId = this.session.citizenId();
    if (citizenId === null || this.isChanging(lotId)) return;
    this.why.set(null);
    this.changing.update((lots) => new Set(lots).add(lotId));
    const isOn = !this.has(lotId);
    const answer = isOn ? await this.client.add(lotId) : await this.client.remove(lotId);
    this.changing.update((lots) => without(lots, lotId));
    if (this.session.citizenId() !== citizenId) return;
    if (!answer.ok) return this.why.set(answer.refusal);
    this.known.update((lots) => (isOn ? new Set(lots ?? []).add(lotId) : without(lots ?? new Set(), lotId)));
  }
}

function without(lots: ReadonlySet<number>, lotId: number): ReadonlySet<number> {
  return new Set([...lots].filter((other) => other !== lotId));
}
