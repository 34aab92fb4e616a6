// A calm panel for what is empty, failed, done or worth knowing: a heading, words, and room for one action.
import { Component, computed, input } from '@angular/core';
import { Icon, type IconName } from '../icon/icon';

export type NoticeKind = 'empty' | 'failed' | 'info' | 'warning' | 'done';

const NOTICE_ICONS: Readonly<Record<NoticeKind, IconName>> = {
  empty: 'clock',
  failed: 'stop',
  info: 'dot',
  warning: 'alert',
  done: 'check',
};

@Component({
  selector: 'hp-notice',
  imports: [Icon],
  template: `
    <hp-icon [name]="icon()" />
    <div class="body">
      <p class="heading">{{ heading() }}</p>
      <div class="words"><ng-content /></div>
      <div class="action"><ng-content select="[hpAction]" /></div>
    </div>
  `,
  styleUrl: './notice.scss',
  host: { '[class]': 'kind()', '[attr.role]': 'kind() === "failed" ? "alert" : null' },
})
export class Notice {
  readonly kind = input<NoticeKind>('info');
  readonly heading = input.required<string>();
  protected readonly icon = computed(() => NOTICE_ICONS[this.kind()]);
}
