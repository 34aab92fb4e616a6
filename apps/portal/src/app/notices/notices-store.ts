// State of the notices page: one page of them, fetched again when one arrives, and reading them.
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { NoticeView, Page, Refusal } from '@haopai/contracts';
import { type Loaded, LOADING, NoticeBell, NoticesClient, toLoaded } from '@haopai/web-data';

export const NOTICES_PER_PAGE = 10;

@Injectable()
export class NoticesStore {
  private readonly client = inject(NoticesClient);
  private readonly bell = inject(NoticeBell);
  private readonly loaded = signal<Loaded<Page<NoticeView>>>(LOADING);
  private page = 1;

  readonly state = this.loaded.asReadonly();
  readonly unread = this.bell.unread;
  /** Why nothing could be marked as read. */
  readonly refusal = signal<Refusal | null>(null);
  readonly pages = computed(() => {
    const state = this.loaded();
    return state.status === 'ready' ? Math.ceil(state.value.total / state.value.size) : 0;
  });

  constructor() {
    let seen = this.bell.latest();
    effect(() => {
      const latest = this.bell.latest();
      if (latest === seen) return;
      seen = latest;
      // What is shown stays until the answer is there.
      untracked(() => void this.refresh());
    });
  }

  async show(page: number): Promise<void> {
    this.page = page;
    this.loaded.set(LOADING);
    await this.refresh();
  }

  async retry(): Promise<void> {
    await this.show(this.page);
  }

  async read(notice: NoticeView): Promise<void> {
    if (notice.isRead) return;
    const answer = await this.client.read(notice.id);
    this.bell.hear(answer);
    this.refusal.set(answer.ok ? null : answer.refusal);
    if (answer.ok) this.mark((other) => other.id === notice.id);
  }

  /** True when it is done. */
  async readAll(): Promise<boolean> {
    const answer = await this.client.readAll();
    this.bell.hear(answer);
    this.refusal.set(answer.ok ? null : answer.refusal);
    if (answer.ok) this.mark(() => true);
    return answer.ok;
  }

  private async refresh(): Promise<void> {
    const page = this.page;
    const outcome = await this.client.page(page, NOTICES_PER_PAGE);
    // A slow answer for an earlier page must not cover the later one's.
    if (this.page === page) this.loaded.set(toLoaded(outcome));
  }

  private mark(isMeant: (notice: NoticeView) => boolean): void {
    const state = this.loaded();
    if (state.status !== 'ready') return;
    const items = state.value.items.map((notice) => (isMeant(notice) ? { ...notice, isRead: true } : notice));
    this.loaded.set({ status: 'ready', value: { ...state.value, items } });
  }
}
