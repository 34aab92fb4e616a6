// After a form was refused, the focus goes to the first thing that is wrong, so that it is seen and heard.
import { afterNextRender, DestroyRef, ElementRef, inject, Injectable, Injector } from '@angular/core';

/** Provided by the component that holds the form. A notice that takes the focus carries `data-outcome`. */
@Injectable()
export class FaultFocus {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private isGone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isGone = true));
  }

  move(): void {
    // The answer may end the session, and with it the page that waited for it.
    if (this.isGone) return;
    afterNextRender(
      () =>
        this.host.nativeElement.querySelector<HTMLElement>('[data-outcome], [aria-invalid="true"]')?.focus(),
      { injector: this.injector },
    );
  }
}
