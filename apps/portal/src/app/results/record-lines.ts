// The lines of a lot's record in words, times to the millisecond, with the check value of each by choice.
import { Component, computed, inject, input } from '@angular/core';
import type { RecordLine } from '@haopai/contracts';
import { timeToTheMs, Words } from '@haopai/web-app';
import { formatYuan, YuanPipe } from '@haopai/web-ui';
import { noteWordOf } from '../lots/note-words';

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
      words: this.wordsOf(line),
      // A ceiling is no bid: its amount stands in the words.
      amountFen: line.kind === 'ceilingSet' ? null : line.amountFen,
      ends:
        line.endsAtMs === null ? null : this.words.say('record.endsAt', { time: timeToTheMs(line.endsAtMs) }),
    })),
  );

  private wordsOf({ kind, paddleNo, amountFen, reason, isByCeiling }: RecordLine): string {
    const params = {
      reason: reason ?? '',
      paddle: paddleNo ?? '',
      amount: amountFen === null ? '' : formatYuan(amountFen),
    };
    const paddle = this.words.say(isByCeiling === true ? 'record.byCeiling' : 'lot.paddleWords', params);
    if (kind === 'bid') return paddle;
    const note = this.words.say(`note.${noteWordOf(kind, reason)}`, params);
    return kind === 'sold' ? `${note} · ${paddle}` : note;
  }
}
