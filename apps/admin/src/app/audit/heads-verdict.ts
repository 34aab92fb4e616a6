// What the check of the heads says that were kept outside the database: that it agrees, what it does not agree with, or that there is nothing to compare.
import { Component, computed, inject, input } from '@angular/core';
import type { HeadFault, HeadsCheck } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { Notice } from '@haopai/web-ui';

@Component({
  selector: 'hp-heads-verdict',
  imports: [MomentPipe, Notice],
  template: `
    @if (isWrong()) {
      <hp-notice kind="failed" data-testid="heads-differ" [heading]="say('audit.heads.differ')">
        <p>{{ say('audit.heads.differWords') }}</p>
        <ul>
          @for (fault of check().faults; track $index) {
            <li>{{ fault.atMs | hpMoment }} · {{ faultInWords(fault) }}</li>
          }
          @if (check().missing > 0) {
            <li>{{ say('audit.heads.missing', { count: check().missing }) }}</li>
          }
          @if (check().unreadable > 0) {
            <li>{{ say('audit.heads.unreadable', { count: check().unreadable }) }}</li>
          }
        </ul>
      </hp-notice>
    } @else if (!check().file && !check().mail) {
      <hp-notice kind="info" data-testid="heads-nowhere" [heading]="say('audit.heads.nowhere')">{{
        say('audit.heads.nowhereWords')
      }}</hp-notice>
    } @else if (check().kept > 0) {
      <hp-notice
        kind="done"
        data-testid="heads-agree"
        [heading]="say('audit.heads.agree', { count: check().kept })"
        >{{ say('audit.heads.newest') }} {{ check().newestAtMs | hpMoment }}</hp-notice
      >
    } @else if (check().file) {
      <hp-notice kind="info" data-testid="heads-none" [heading]="say('audit.heads.none')">{{
        say('audit.heads.noneWords')
      }}</hp-notice>
    } @else {
      <hp-notice kind="info" data-testid="heads-mailed" [heading]="say('audit.heads.mailed')">
        {{ say('audit.heads.mailedWords') }}
        @if (check().newestAtMs; as atMs) {
          {{ say('audit.heads.newest') }} {{ atMs | hpMoment }}
        }
      </hp-notice>
    }
  `,
})
export class HeadsVerdict {
  readonly check = input.required<HeadsCheck>();
  protected readonly say = inject(Words).say;
  protected readonly isWrong = computed(() => {
    const { faults, missing, unreadable } = this.check();
    return faults.length + missing + unreadable > 0;
  });

  protected faultInWords({ auctionId, upTo }: HeadFault): string {
    return auctionId === null
      ? this.say('audit.heads.entry', { no: upTo })
      : this.say('audit.heads.auction', { id: auctionId, count: upTo });
  }
}
