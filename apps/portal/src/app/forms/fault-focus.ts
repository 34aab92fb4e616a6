// After a form was refused, the focus goes to the first thing that is wrong, so that it is seen and heard.
import { afterNextRender, ElementRef, inject, Injectable, Injector } from '@angular/core';

/** Provided by the component that holds the form. A notice that takes the focus carries `data-outcome`. */
@Injectable()
export class FaultFocus {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  move(): void {
    afterNextRender(
      () =>
        this.host.nativeElement.querySelector<HTMLElement>('[data-outcome], [aria-invalid="true"]')?.focus(),
      { injector: this.injector },
    );
  }
}
