// The lines of a lot's record in words, times to the millisecond, with the check value of each by choice.
import { Component, computed, inject, input } from '@angular/core';
import type { RecordLine } from '@haopai/contracts';
import { YuanPipe } from '@haopai/web-ui';
import { exactTimeOf } from '../i18n/day-time';
import { Words } from '../i18n/words';

@Component({
  selector: 'hp-record-lines',
  imports: [YuanPipe],
  template: `
    <ol reversed>
      @for (row of rows(); track row.line.version) {
        <li data-testid="record-line" [class.note]="row.line.kind !== 'bid'">
          <span class="no">{{ row.line.version }}</span>
          <time>{{ row.time }}</time>
          <span class="words">{{ row.words }}</span>
          @if (row.line.amountFen !== null) {
            <span class="amount">{{ row.line.amountFen | yuan }}</span>
          }
          @if (row.ends !== null) {
            <span class="ends">{{ row.ends }}</span>
          }
          @if (hasHashes()) {
            <code>{{ row.line.hash }}</code>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './record-lines.scss',
})
export class RecordLines {
  private readonly words = inject(Words);

  /** In the order in which they are shown. */
  readonly lines = input.required<readonly RecordLine[]>();
  readonly hasHashes = input.required<boolean>();

  protected readonly rows = computed(() =>
    this.lines().map((line) => ({
      line,
      time: toTheMs(line.atMs),
      words: this.wordsOf(line),
      ends: line.endsAtMs === null ? null : this.words.say('record.endsAt', { time: toTheMs(line.endsAtMs) }),
    })),
  );

  private wordsOf({ kind, paddleNo, reason }: RecordLine): string {
    const paddle = this.words.say('lot.paddleWords', { paddle: paddleNo ?? '' });
    if (kind === 'bid') return paddle;
    const note = this.words.say(`note.${kind}`, { reason: reason ?? '' });
    return kind === 'sold' ? `${note} · ${paddle}` : note;
  }
}

/** `14:05:31.027`: who checks a record wants to see which of two bids came first. */
function toTheMs(atMs: number): string {
  return `${exactTimeOf(atMs)}.${String(atMs % 1_000).padStart(3, '0')}`;
}
