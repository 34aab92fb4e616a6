// The place of one's papers on a page that is opened for something else.
import { Component, computed, input } from '@angular/core';
import { LatePart } from '../parts/late-part';
import type { PapersSubject } from './papers-client';

@Component({
  selector: 'hp-papers-when-there',
  imports: [LatePart],
  template: `<hp-late-part [load]="load" [inputs]="inputs()" />`,
})
export class PapersWhenThere {
  readonly subject = input.required<PapersSubject>();
  readonly expected = input.required<number>();
  readonly paidOrder = input<string | null>(null);

  protected readonly load = () => import('./own-papers').then((m) => m.OwnPapers);
  protected readonly inputs = computed(() => ({
    ...{ subject: this.subject(), expected: this.expected(), paidOrder: this.paidOrder() },
  }));
}
