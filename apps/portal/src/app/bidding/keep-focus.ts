// Keeps the keyboard where it is: when what has the focus is taken off the page, what stands in its place has it. Without this the
// focus falls to the page itself, and the way back is as long as the page.
import { DestroyRef, Directive, DOCUMENT, ElementRef, inject } from '@angular/core';

/** What can take the focus; a heading that may is named by its `tabindex`. */
const TAKES_FOCUS = 'button, a[href], input, [tabindex]';

@Directive({
  selector: '[hpKeepFocus]',
  host: { '(focusin)': 'note($event)' },
})
export class KeepFocus {
  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** What has the focus, and all in which it stands, up to the host; empty while the focus is elsewhere. */
  private way: readonly Element[] = [];

  constructor() {
    const watcher = new MutationObserver(() => this.pass());
    watcher.observe(this.host, { childList: true, subtree: true });
    const leave = (event: Event) => {
      if (!event.composedPath().includes(this.host)) this.way = [];
    };
    // Who presses beside it, or goes on to another part, wants it there no longer.
    for (const kind of ['focusin', 'pointerdown']) this.document.addEventListener(kind, leave);
    inject(DestroyRef).onDestroy(() => {
      watcher.disconnect();
      for (const kind of ['focusin', 'pointerdown']) this.document.removeEventListener(kind, leave);
    });
  }

  protected note(event: FocusEvent): void {
    const path = event.composedPath();
    this.way = path
      .slice(0, path.indexOf(this.host) + 1)
      .filter((part): part is Element => part instanceof Element);
  }

  /** Also where a list was put in another order, for which its parts are taken out and in again. */
  private pass(): void {
    const [focused, ...around] = this.way;
    const { activeElement, body } = this.document;
    if (focused === undefined || (activeElement !== null && activeElement !== body)) return;
    const successor = focused.isConnected ? focused : successorIn(around);
    if (successor instanceof HTMLElement) successor.focus({ preventScroll: true });
  }
}

function successorIn(around: readonly Element[]): Element | null {
  const [nearest, ...further] = around.filter((part) => part.isConnected);
  if (nearest === undefined) return null;
  return nearest.querySelector(TAKES_FOCUS) ?? successorIn(further);
}
