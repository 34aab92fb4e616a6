// The place of the plates like a lot's: what fills it is fetched when the place comes into sight, so that bidding loads nothing for it. Where it
// does not come, over a line that is gone or after a new release, the place goes. By hand: Angular's `@defer` would weigh on every first load.
import {
  afterNextRender,
  Component,
  type ComponentRef,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import type { PlateView } from '@haopai/contracts';
import type { SimilarPlates } from './similar-plates';

/** Fetched a little before it is seen. */
const AHEAD = '200px';

@Component({
  selector: 'hp-similar-when-seen',
  template: `<ng-container #place />`,
  host: { '[class.waiting]': 'part() === null', '[hidden]': 'hasFailed()' },
})
export class SimilarWhenSeen {
  readonly plate = input.required<PlateView>();
  readonly lotId = input.required<number>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  protected readonly part = signal<ComponentRef<SimilarPlates> | null>(null);
  protected readonly hasFailed = signal(false);
  private isGone = false;

  constructor() {
    effect(() => {
      const part = this.part();
      part?.setInput('plate', this.plate());
      part?.setInput('lotId', this.lotId());
    });
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(() => (this.isGone = true));
    afterNextRender(() => {
      const seeing = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
          seeing.disconnect();
          void this.fill();
        },
        { rootMargin: AHEAD },
      );
      seeing.observe(this.host.nativeElement);
      destroyed.onDestroy(() => seeing.disconnect());
    });
  }

  private async fill(): Promise<void> {
    const loaded = await import('./similar-plates').catch(() => null);
    if (this.isGone) return;
    if (loaded === null) {
      this.hasFailed.set(true);
      return;
    }
    const part = this.place().createComponent(loaded.SimilarPlates);
    part.setInput('plate', this.plate());
    part.setInput('lotId', this.lotId());
    this.part.set(part);
  }
}
