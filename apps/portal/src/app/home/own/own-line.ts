// One line of where the reader stands: a sign, what it is, a few words, and on the right the one way on. As high before it is filled as afterwards.
import { Component, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Icon, type IconName, Skeleton } from '@haopai/web-ui';

@Component({
  selector: 'hp-own-line',
  imports: [Icon, Skeleton],
  template: `
    <hp-icon [name]="icon()" />
    <div class="text">
      @if (heading(); as words) {
        <strong>{{ words }}</strong>
      } @else {
        <hp-skeleton [count]="1" [height]="24" [label]="say('app.loading')" />
      }
      <ng-content />
    </div>
    <div class="way"><ng-content select="[ownWay]" /></div>
  `,
  styleUrl: './own-line.scss',
})
export class OwnLine {
  readonly icon = input.required<IconName>();
  /** Empty until it is known. */
  readonly heading = input.required<string>();

  protected readonly say = inject(Words).say;
}
