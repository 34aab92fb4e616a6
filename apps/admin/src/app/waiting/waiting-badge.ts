// How much waits for a second person, in the bar above every page: what the reader may confirm, else all that they see.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { WaitingStore } from './waiting-store';

@Component({
  selector: 'hp-waiting-badge',
  imports: [Icon, RouterLink],
  template: `
    <a
      routerLink="/approvals"
      data-testid="waiting-badge"
      [class.urgent]="store.isUrgent()"
      [class.own]="store.forReader() > 0"
      [attr.aria-label]="words()"
      [title]="words()"
    >
      <hp-icon name="bell" />
      @if (shown(); as count) {
        <span class="count">{{ count }}</span>
      }
    </a>
    <span class="hp-heard" role="status">{{ store.isUrgent() ? say('waiting.badgeUrgent') : '' }}</span>
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      position: relative;
      width: 48px;
      min-height: 48px;
      color: var(--hp-ink-soft);
      text-decoration: none;
    }
    a:hover {
      color: var(--hp-blue);
    }
    .count {
      position: absolute;
      top: 4px;
      left: 25px;
      min-width: 20px;
      padding: 0 4px;
      border: 1px solid var(--hp-line);
      border-radius: 10px;
      background: var(--hp-surface);
      font-size: 12px;
      font-weight: 700;
      line-height: 18px;
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
    .own {
      color: var(--hp-ink);
    }
    .own .count {
      border-color: var(--hp-blue);
      background: var(--hp-blue);
      color: var(--hp-on-blue);
    }
    .urgent .count {
      border-color: var(--hp-stop);
      background: var(--hp-stop-tint);
      color: var(--hp-stop);
    }
  `,
})
export class WaitingBadge {
  protected readonly store = inject(WaitingStore);
  protected readonly say = inject(Words).say;
  /** A line where nobody knows; nothing where nothing waits. */
  protected readonly shown = computed(() => {
    const items = this.store.items();
    if (items === null) return this.store.state().status === 'failed' ? '—' : '';
    const count = this.store.forReader() > 0 ? this.store.forReader() : items.length;
    return count === 0 ? '' : String(count);
  });
  protected readonly words = computed(() => {
    const items = this.store.items();
    if (items === null) return this.say('waiting.badgeUnknown');
    return this.say('waiting.badge', { all: items.length, own: this.store.forReader() });
  });
}
