// Tells that a field was left, once the press that left it is over. What is said beside a field then moves what stands below it:
// told at once, it would draw a button away from under the finger that presses it, and nothing would come of the press.
import { DestroyRef, Directive, DOCUMENT, inject, Injectable, output } from '@angular/core';

/** Whether something is being pressed. */
@Injectable({ providedIn: 'root' })
class Press {
  private isOn = false;
  private waiting: (() => void)[] = [];

  constructor() {
    const document = inject(DOCUMENT);
    document.addEventListener('pointerdown', () => (this.isOn = true), { capture: true });
    // Of a press that opens a menu or a list no end is told; it is over when a key is pressed.
    for (const end of ['pointerup', 'pointercancel', 'keydown'])
      document.addEventListener(end, () => this.end(), { capture: true });
  }

  /** At once while nothing is pressed. */
  whenOver(tell: () => void): void {
    if (this.isOn) this.waiting.push(tell);
    else tell();
  }

  private end(): void {
    this.isOn = false;
    const told = this.waiting;
    this.waiting = [];
    // The click comes right after.
    if (told.length > 0) setTimeout(() => told.forEach((tell) => tell()));
  }
}

@Directive({ selector: '[hpLeft]', host: { '(blur)': 'leave()' } })
export class Leave {
  private readonly press = inject(Press);
  private isGone = false;

  readonly hpLeft = output();

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isGone = true));
  }

  protected leave(): void {
    this.press.whenOver(() => {
      if (!this.isGone) this.hpLeft.emit();
    });
  }
}
