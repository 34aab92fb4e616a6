// The place of one's papers on a page that is opened for something else: what fills it is fetched by itself, so that the page waits for none of it.
// Where it does not come, the place stays empty. By hand: Angular's `@defer` would weigh on every first load.
import {
  afterNextRender,
  Component,
  type ComponentRef,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import type { OwnPapers } from './own-papers';
import type { PapersSubject } from './papers-client';

@Component({ selector: 'hp-papers-when-there', template: `<ng-container #place />` })
export class PapersWhenThere {
  readonly subject = input.required<PapersSubject>();
  readonly expected = input.required<number>();
  readonly paidOrder = input<string | null>(null);

  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private readonly part = signal<ComponentRef<OwnPapers> | null>(null);
  private isGone = false;

  constructor() {
    effect(() => {
      const part = this.part();
      if (part !== null) this.tell(part);
    });
    inject(DestroyRef).onDestroy(() => (this.isGone = true));
    afterNextRender(() => void this.fill());
  }

  private async fill(): Promise<void> {
    const loaded = await import('./own-papers').catch(() => null);
    if (this.isGone || loaded === null) return;
    const part = this.place().createComponent(loaded.OwnPapers);
    this.tell(part);
    this.part.set(part);
  }

  private tell(part: ComponentRef<OwnPapers>): void {
    part.setInput('subject', this.subject());
    part.setInput('expected', this.expected());
    part.setInput('paidOrder', this.paidOrder());
  }
}
