// Says on every page of an auction what the office has decided since it was published, and why.
import { Component, computed, inject, input, untracked } from '@angular/core';
import type { AuctionStopView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ServerClock } from '@haopai/web-data';
import { Icon } from '@haopai/web-ui';

@Component({
  selector: 'hp-stop-note',
  imports: [Icon],
  template: `
    <hp-icon name="stop" />
    <p>
      <b>{{ say('stopped.' + stop().kind, times()) }}</b> {{ words() }}
    </p>
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      padding: 8px 12px;
      border: 2px solid var(--hp-stop);
      border-radius: var(--hp-corner);
      line-height: 1.5rem;
    }
    hp-icon {
      flex: none;
      height: 24px;
      color: var(--hp-stop);
    }
    p {
      min-width: 0;
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
  host: { 'data-testid': 'stop-note', '[attr.data-kind]': 'stop().kind' },
})
export class StopNote {
  private readonly language = inject(Words);
  private readonly nowMs = inject(ServerClock).nowMs;

  readonly stop = input.required<AuctionStopView>();

  protected readonly say = this.language.say;
  protected readonly times = computed(() => {
    const { untilMs, wasMs } = this.stop();
    const nowMs = untracked(this.nowMs);
    return {
      was: this.language.dayTimeWithin(wasMs, nowMs),
      until: this.language.dayTimeWithin(untilMs ?? wasMs, nowMs),
    };
  });
  protected readonly words = computed(() => {
    const { kind, reason } = this.stop();
    return this.say(`stopped.${kind}Words`, { reason: asSentence(reason), ...this.times() });
  });
}

/** More words follow it: what somebody typed without a full stop gets one, Chinese after Chinese. */
function asSentence(typed: string): string {
  const text = typed.trim();
  if (/\p{Sentence_Terminal}[\p{Pe}\p{Pf}]?$/u.test(text)) return text;
  return `${text}${/[\p{Script=Han}）”》]$/u.test(text) ? '。' : '.'}`;
}
