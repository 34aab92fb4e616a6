// What stands above a board's rows: a search by number, filters and patterns to press, the order, and the press that arranges the rows anew.
import { Component, computed, DestroyRef, effect, inject, input, output, untracked } from '@angular/core';
import { PLATE_PATTERNS } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { FormField } from '@haopai/web-app/forms';
import { Icon } from '@haopai/web-ui';
import { readPart } from '../plates/read-part';
import { type BoardChange, type BoardFilter, type BoardWish, hasConditions } from './board-query';
import { BOARD_SORTS } from './board-order';

/** What most people look for, and what most do without. */
const USUAL_TAIL = '8';
const USUALLY_UNWANTED = '4';
/** Nobody wants a search for half of what they type. */
const TYPED_AFTER_MS = 250;

interface Chip {
  readonly name: string;
  readonly words: string;
  readonly isOn: boolean;
  /** What a press makes of it. */
  readonly change: BoardChange;
}

@Component({
  selector: 'hp-board-tools',
  imports: [Icon],
  templateUrl: './board-tools.html',
  styleUrl: './board-tools.scss',
})
export class BoardTools {
  private readonly words = inject(Words);

  readonly wish = input.required<BoardWish>();
  /** Those that can show something to this viewer. */
  readonly filters = input.required<readonly BoardFilter[]>();
  /** How many lots are shown; null while none are there. */
  readonly count = input.required<number | null>();
  /** The rows would stand otherwise now. */
  readonly isOutdated = input.required<boolean>();
  readonly changed = output<BoardChange>();
  readonly arranged = output();

  protected readonly say = this.words.say;
  protected readonly sorts = BOARD_SORTS;
  protected readonly contains = new FormField(readPart);
  protected readonly fault = computed(() => this.words.sayFault(this.contains.shownFault()));
  private readonly filterChips = computed<readonly Chip[]>(() =>
    this.filters().map((filter) => ({
      name: `filter-${filter}`,
      words: this.say(`board.${filter}`),
      isOn: this.wish().filter === filter,
      change: { show: filter === 'all' ? null : filter },
    })),
  );
  private readonly numberChips = computed<readonly Chip[]>(() => {
    const { contains, endsWith, without, pattern } = this.wish().search;
    const patterns = PLATE_PATTERNS.map((name) => ({
      name: `pattern-${name}`,
      words: this.say(`plates.pattern.${name}`),
      isOn: pattern === name,
      change: { pattern: pattern === name ? null : name },
    }));
    // What is typed is looked for at the end alone, when that is pressed.
    const tail = endsWith ?? contains ?? USUAL_TAIL;
    return [
      ...patterns,
      {
        name: 'tail',
        words: this.say('board.tail', { part: tail }),
        isOn: endsWith !== null,
        change: endsWith === null ? { endsWith: tail, contains: null } : { endsWith: null },
      },
      {
        name: 'without',
        words: this.say('board.without', { part: without ?? USUALLY_UNWANTED }),
        isOn: without !== null,
        change: { without: without === null ? USUALLY_UNWANTED : null },
      },
    ];
  });
  protected readonly chipGroups = computed(() => [
    { heading: 'board.filters', chips: this.filterChips() },
    { heading: 'plates.patterns', chips: this.numberChips() },
  ]);
  /** Then it is told how many there are, and that their order may be an older one. */
  protected readonly isArranged = computed(() => hasConditions(this.wish()) || this.wish().sort !== 'lot');
  protected readonly found = computed(() => {
    const count = this.count();
    return count === null || !this.isArranged() ? '' : this.say('board.found', { count });
  });
  private typing: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    // What the address says, unless somebody types on.
    effect(() => {
      const { contains } = this.wish().search;
      if (this.typing === null && untracked(() => this.typedPart()) !== contains)
        this.contains.text.set(contains ?? '');
    });
    inject(DestroyRef).onDestroy(() => this.stopTyping());
  }

  protected type(text: string): void {
    this.contains.text.set(text);
    this.stopTyping();
    this.typing = setTimeout(() => this.find(), TYPED_AFTER_MS);
  }

  protected find(): void {
    this.stopTyping();
    this.contains.leave();
    if (!this.contains.isGood()) return;
    const contains = this.typedPart();
    if (contains !== this.wish().search.contains) this.changed.emit({ contains });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.find();
  }

  protected sortBy(sort: string): void {
    this.changed.emit({ sort: sort === 'lot' ? null : sort });
  }

  private typedPart(): string | null {
    return this.contains.value()?.text ?? null;
  }

  private stopTyping(): void {
    if (this.typing !== null) clearTimeout(this.typing);
    this.typing = null;
  }
}
