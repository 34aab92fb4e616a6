// The lot's record as the list of places to jump to, oldest first: the line that is shown is marked, and what is still to come stands back.
import { afterRenderEffect, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { timeToTheMs, Words } from '@haopai/web-app';
import { YuanPipe } from '@haopai/web-ui';
import { lineAmountFen, lineWords } from '../results/line-words';
import { RecordStore } from '../results/record-store';
import { ReplayPlayer } from './replay-player';

const ROWS_AT_ONCE = 100;

@Component({
  selector: 'hp-replay-lines',
  imports: [YuanPipe],
  templateUrl: './replay-lines.html',
  styleUrl: './replay-lines.scss',
  host: { class: 'hp-card' },
})
export class ReplayLines {
  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly player = inject(ReplayPlayer);
  protected readonly store = inject(RecordStore);

  protected readonly say = this.words.say;
  private readonly askedRows = signal(ROWS_AT_ONCE);
  /** As many as were asked for, and always those up to the one that is shown. */
  private readonly rowsMax = computed(() =>
    Math.max(this.askedRows(), Math.ceil((this.player.place() + 1) / ROWS_AT_ONCE) * ROWS_AT_ONCE),
  );
  private readonly lines = computed(() => this.store.record()?.lines ?? []);
  protected readonly moreCount = computed(() =>
    Math.min(ROWS_AT_ONCE, this.lines().length - this.rows().length),
  );
  protected readonly rows = computed(() =>
    this.lines()
      .slice(0, this.rowsMax())
      .map((line) => ({
        version: line.version,
        time: timeToTheMs(line.atMs),
        words: lineWords(this.words, line),
        amountFen: lineAmountFen(line),
        isBid: line.kind === 'bid',
      })),
  );
  /** Read out after a jump: nobody sees by ear what changed elsewhere on the page. */
  protected readonly said = signal('');

  constructor() {
    afterRenderEffect(() => {
      this.player.place();
      this.showCurrent();
    });
  }

  protected jump(place: number): void {
    this.player.pause();
    this.player.jump(place);
    const row = this.rows()[place];
    if (row !== undefined) this.said.set(this.say('replay.said', { no: row.version, words: row.words }));
  }

  protected showMore(): void {
    this.askedRows.set(this.rowsMax() + ROWS_AT_ONCE);
  }

  /** Where the list scrolls by itself, and nowhere else: the page is the reader's to move. */
  private showCurrent(): void {
    const list = this.host.nativeElement.querySelector('ol');
    const row = list?.querySelector('[aria-current]')?.parentElement;
    if (list === null || list === undefined || row === null || row === undefined) return;
    if (list.scrollHeight <= list.clientHeight) return;
    const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight];
    if (top < list.scrollTop) list.scrollTop = top;
    else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
  }
}
