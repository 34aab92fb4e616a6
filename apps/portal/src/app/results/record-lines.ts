// The lines of a lot's record in words, times to the millisecond, with the check value of each by choice.
import { Component, computed, inject, input } from '@angular/core';
import type { RecordLine } from '@haopai/contracts';
import { timeToTheMs, Words } from '@haopai/web-app';
import { YuanPipe } from '@haopai/web-ui';
import { lineAmountFen, lineWords } from './line-words';

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
          @if (row.amountFen !== null) {
            <span class="amount">{{ row.amountFen | yuan }}</span>
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
      time: timeToTheMs(line.atMs),
      words: lineWords(this.words, line),
      amountFen: lineAmountFen(line),
      ends:
        line.endsAtMs === null ? null : this.words.say('record.endsAt', { time: timeToTheMs(line.endsAtMs) }),
    })),
  );
}
