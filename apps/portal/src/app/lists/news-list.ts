// A list of a citizen's own, asked for again when they hear news or come back to it. Made where something can be injected.
import { effect, inject, untracked } from '@angular/core';
import { PagedList } from '@haopai/web-app';
import { NoticeBell, onResume } from '@haopai/web-data';

export class NewsList<Item> extends PagedList<Item> {
  constructor() {
    super();
    const bell = inject(NoticeBell);
    onResume(() => void this.refresh());
    let heard = bell.latest();
    effect(() => {
      const latest = bell.latest();
      if (latest === heard) return;
      heard = latest;
      untracked(() => void this.refresh());
    });
  }
}
