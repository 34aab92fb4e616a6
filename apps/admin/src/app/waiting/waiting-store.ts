// What waits for a second person, as the whole office sees it: read again and again while somebody works here, so that a count and a list are never old.
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import type { WaitingActsView, WaitingActView } from '@haopai/contracts';
import { reading } from '@haopai/web-data/reading';
import { AdminApi } from '../http/admin-api';
import { StaffSession } from '../session/staff-session';

/** Control rooms are told by their stream as well. */
export const READ_AGAIN_MS = 10_000;
/** Each question keeps the session from idling out: nobody asks for a page that nobody uses. */
const IN_USE_FOR_MS = 10 * 60_000;
const USES = ['pointerdown', 'keydown'] as const;

@Injectable({ providedIn: 'root' })
export class WaitingStore {
  private readonly api = inject(AdminApi);
  private readonly session = inject(StaffSession);
  private readonly list = reading<WaitingActsView>(
    () => (this.session.staff() === null ? undefined : this.api.at('/waiting')),
    { subject: () => this.session.staff()?.id ?? 0 },
  );
  private usedAtMs = performance.now();

  readonly state = this.list.state;
  /** Null while it is not known: that is not "nothing". */
  readonly items = computed<readonly WaitingActView[] | null>(() => this.list.value()?.items ?? null);
  readonly forReader = computed(() => (this.items() ?? []).filter(({ refusal }) => refusal === null).length);
  readonly isUrgent = computed(() =>
    (this.items() ?? []).some(({ refusal, isUrgent }) => isUrgent && refusal === null),
  );

  constructor() {
    const use = (): void => {
      const wasAway = !this.isInUse();
      this.usedAtMs = performance.now();
      if (wasAway) this.reload();
    };
    const seen = (): void => {
      if (document.visibilityState === 'visible' && this.isInUse()) this.reload();
    };
    for (const kind of USES) document.addEventListener(kind, use, { passive: true });
    document.addEventListener('visibilitychange', seen);
    const again = setInterval(seen, READ_AGAIN_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(again);
      document.removeEventListener('visibilitychange', seen);
      for (const kind of USES) document.removeEventListener(kind, use);
    });
  }

  reload(): void {
    this.list.reload();
  }

  private isInUse(): boolean {
    return performance.now() - this.usedAtMs < IN_USE_FOR_MS;
  }
}
