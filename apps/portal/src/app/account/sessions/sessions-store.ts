// Where one is logged in; what was ended leaves the list when the server has said so.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Refusal, SessionView } from '@haopai/contracts';
import { SessionsClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';

@Injectable()
export class SessionsStore {
  private readonly client = inject(SessionsClient);
  private readonly reading = reading(() => this.client.all());

  readonly state = this.reading.state;
  readonly isBusy = signal(false);
  readonly refusal = signal<Refusal | null>(null);
  readonly sessions = computed<readonly SessionView[]>(() => this.reading.value() ?? []);
  readonly others = computed(() => this.sessions().filter(({ isCurrent }) => !isCurrent));

  reload(): void {
    this.reading.reload();
  }

  /** True when it is ended. */
  end(id: string): Promise<boolean> {
    return this.act(() => this.client.end(id));
  }

  /** True when all others are ended. */
  endOthers(): Promise<boolean> {
    return this.act(() => this.client.endOthers());
  }

  private async act(ask: () => ReturnType<SessionsClient['end']>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refusal.set(null);
    const answer = await ask();
    if (!answer.ok) this.refusal.set(answer.refusal);
    await this.refresh();
    this.isBusy.set(false);
    return answer.ok;
  }

  /** The list stays to be seen while it is asked for again. */
  private async refresh(): Promise<void> {
    const list = await this.client.list();
    if (list.ok) this.reading.update(() => list.value);
    else this.reading.reload();
  }
}
