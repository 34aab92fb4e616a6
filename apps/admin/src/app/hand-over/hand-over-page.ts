// The desk at which plates are given out: scan, check, mark, next. The hand never leaves the keyboard: Enter works through, and the field has the
// focus again for the next one.
import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { HAND_OVER_TEXT_MAX, type HandOverView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { MomentPipe, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Notice } from '@haopai/web-ui';
import { ConsentBox, TextField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { HandOverCard } from './hand-over-card';
import { HandOverClient } from './hand-over-client';
import { HandOverSlip } from './hand-over-slip';
import { HandOverStateChip } from './hand-over-state-chip';
import { HandOverStore } from './hand-over-store';

@Component({
  selector: 'hp-hand-over-page',
  imports: [
    ConsentBox,
    HandOverCard,
    HandOverSlip,
    HandOverStateChip,
    LoadFailed,
    MomentPipe,
    Notice,
    TextField,
  ],
  providers: [HandOverStore],
  templateUrl: './hand-over-page.html',
  styles: `
    .several {
      display: grid;
      gap: 8px;
      margin: 12px 0 0;
      padding: 0;
      list-style: none;
    }
    .several li {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
    }
    /* As long as a document's number, with what finds it right beside it. */
    form hp-text-field {
      flex: 0 1 480px;
      max-width: 480px;
    }
    form .hp-button {
      margin-left: 0;
    }
    /* The slip and nothing else. */
    @media print {
      :host.prints-slip > :not(hp-hand-over-slip) {
        display: none;
      }
    }
  `,
  host: { class: 'hp-page', '[class.prints-slip]': 'slip() !== null' },
})
export class HandOverPage {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly client = inject(HandOverClient);
  private readonly card = viewChild(HandOverCard);
  protected readonly store = inject(HandOverStore);

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly formatPlate = formatPlate;
  protected readonly textMax = HAND_OVER_TEXT_MAX;
  protected readonly papers = reading(() => this.client.papers());
  protected readonly printsAtOnce = signal(false);
  protected readonly slip = signal<HandOverView | null>(null);
  protected readonly opened = computed(() => {
    const state = this.store.state();
    return state.status === 'one' ? [state] : [];
  });
  protected readonly papersFailure = computed(() => {
    const state = this.papers.state();
    return state.status === 'failed' ? state : null;
  });

  constructor() {
    afterNextRender(() => this.field()?.focus());
  }

  protected async find(event: Event): Promise<void> {
    event.preventDefault();
    await this.store.find();
    this.afterRender(() => this.moveOn());
  }

  protected choose(sale: HandOverView): void {
    this.store.open(sale);
    this.afterRender(() => this.moveOn());
  }

  protected noteGiven(sale: HandOverView): void {
    this.store.noteGiven(sale);
    this.announcer.say(this.say('handOver.done', { plate: formatPlate(sale.plate), name: sale.buyer.name }));
    if (this.printsAtOnce()) this.print(sale);
    this.afterRender(() => this.field()?.focus());
  }

  protected noteTakenBack(sale: HandOverView): void {
    this.store.noteTakenBack(sale);
    this.announcer.say(this.say('handOver.takenBack', { plate: formatPlate(sale.plate) }));
    this.afterRender(() => this.moveOn());
  }

  protected next(): void {
    this.store.clear();
    this.afterRender(() => this.field()?.focus());
  }

  protected print(sale: HandOverView): void {
    this.slip.set(sale);
    this.afterRender(() => this.host.nativeElement.ownerDocument.defaultView?.print());
  }

  /** To what is to be done next: the papers, the list, or the field, whose text the next scan takes the place of. */
  private moveOn(): void {
    if (this.card()?.takeFocus() === true) return;
    const first = this.host.nativeElement.querySelector<HTMLElement>('[data-testid="several"] button');
    const next = first ?? this.field();
    next?.focus();
    if (first === null) this.field()?.select();
  }

  private field(): HTMLInputElement | null {
    return this.host.nativeElement.querySelector('input[name="scan"]');
  }

  private afterRender(act: () => void): void {
    afterNextRender(act, { injector: this.injector });
  }
}
