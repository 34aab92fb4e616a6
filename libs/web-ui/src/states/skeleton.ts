// Grey lines in the shape of what is loading; says so to those who hear the page.
import { Component, computed, input } from '@angular/core';

@Component({
  selector: 'hp-skeleton',
  template: `
    @for (line of lines(); track $index) {
      <div class="line" [style.height.px]="height()"></div>
    }
    <span class="said">{{ label() }}</span>
  `,
  styleUrl: './skeleton.scss',
  host: { role: 'status' },
})
export class Skeleton {
  readonly count = input(3);
  readonly height = input(56);
  readonly label = input.required<string>();
  protected readonly lines = computed(() => Array.from({ length: this.count() }));
}
