// Which things this citizen has marked, as every page sees it: asked for once, changed here, known to every page at once.
import { inject, linkedSignal, signal } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import { answerTo } from '../reading/answer-to';
import type { ReadRequest } from '../reading/read-request';
import { NewestAsker } from '../session/newest-asker';
import { Session } from '../session/session';

/** `Answer` is what the server says when it is asked for all. */
export abstract class OwnMarks<Answer> {
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

  protected abstract all(): ReadRequest<Answer>;
  protected abstract idsOf(answer: Answer): readonly number[];
  protected abstract add(id: number): Promise<Outcome<unknown>>;
  protected abstract remove(id: number): Promise<Outcome<unknown>>;

  /** Reactive. */
  has(id: number): boolean {
    return this.known()?.has(id) === true;
  }

  isChanging(id: number): boolean {
    return this.changing().has(id);
  }

  /** Asks until there is an answer, unless it is known. */
  async resume(): Promise<void> {
    const citizenId = this.session.citizenId();
    if (citizenId === null || this.known() !== null) return;
    const isWanted = this.asker.ask('latest');
    const answer = await answerTo(this.api, this.all(), isWanted);
    if (answer.ok && this.session.citizenId() === citizenId)
      this.known.set(new Set(this.idsOf(answer.value)));
  }

  /** Marked, or not any more; one change a thing at a time. */
  async toggle(id: number): Promise<void> {
    const citizenId = this.session.citizenId();
    if (citizenId === null || this.isChanging(id)) return;
    this.why.set(null);
    this.changing.update((ids) => new Set(ids).add(id));
    const isOn = !this.has(id);
    const answer = isOn ? await this.add(id) : await this.remove(id);
    this.changing.update((ids) => without(ids, id));
    if (this.session.citizenId() !== citizenId) return;
    if (!answer.ok) return this.why.set(answer.refusal);
    this.known.update((ids) => (isOn ? new Set(ids ?? []).add(id) : without(ids ?? new Set(), id)));
  }
}

function without(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  return new Set([...ids].filter((other) => other !== id));
}
