// One right as a box of a form: ticked or not.
import { signal } from '@angular/core';
import type { Permission } from '@haopai/contracts';
import { tickedPart } from '../forms/typed-form';

export class RightPart {
  readonly isChosen = signal(false);
  readonly part = tickedPart(this.isChosen);

  constructor(readonly permission: Permission) {}

  toggle(): void {
    this.isChosen.update((isChosen) => !isChosen);
  }
}
