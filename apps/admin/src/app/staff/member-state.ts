// How a member of staff stands, as a word with a colour.
import { Component, computed, inject, input } from '@angular/core';
import type { StaffView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { StateChip } from '@haopai/web-ui';

@Component({
  selector: 'hp-member-state',
  imports: [StateChip],
  template: `<hp-state-chip [tone]="look().tone">{{ say(look().name) }}</hp-state-chip>`,
})
export class MemberState {
  readonly member = input.required<StaffView>();

  protected readonly say = inject(Words).say;
  protected readonly look = computed(() => {
    const { isLocked, hasTotp } = this.member();
    if (isLocked) return { tone: 'stop', name: 'staff.locked' } as const;
    return hasTotp
      ? ({ tone: 'lead', name: 'staff.active' } as const)
      : ({ tone: 'alert', name: 'staff.waiting' } as const);
  });
}
