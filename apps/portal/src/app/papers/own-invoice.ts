// The invoice of an order: what became of it, and the form that asks for one. Nothing where none is offered, or where the server is of the release
// before.
import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import type { AskInvoiceBody, InvoiceState, InvoiceTitleKind } from '@haopai/contracts';
import { parseCreditCode } from '@haopai/rules';
import { newWindow, Words, wordsOf } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine, ruleFault, Submission } from '@haopai/web-app/forms';
import { reading } from '@haopai/web-data/reading';
import { formatYuan, Notice, StateChip, YuanPipe } from '@haopai/web-ui';
import { ChoiceField, groupOrganisationCode, TextField } from '@haopai/web-ui/fields';
import { InvoiceClient } from './invoice-client';
import { PAPERS_WORDS } from './papers-words';

const TITLE_LENGTH_MAX = 100;
/** Only while one is being made. */
const LOOK_AGAIN_MS = 5_000;
const TONES: Readonly<Record<InvoiceState, 'alert' | 'lead' | 'stop'>> = {
  asked: 'alert',
  issued: 'lead',
  failed: 'stop',
};

@Component({
  selector: 'hp-own-invoice',
  imports: [ChoiceField, Notice, StateChip, TextField, YuanPipe],
  providers: [FaultFocus],
  templateUrl: './own-invoice.html',
  styleUrl: './own-invoice.scss',
  host: { 'data-testid': 'own-invoice', '[hidden]': '!isShown()' },
})
export class OwnInvoice {
  private readonly words = inject(Words);
  private readonly client = inject(InvoiceClient);
  private readonly focus = inject(FaultFocus);

  readonly orderNo = input.required<string>();

  protected readonly areWordsHere = wordsOf(PAPERS_WORDS);
  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly tones = TONES;
  protected readonly target = newWindow();
  protected readonly lengthMax = TITLE_LENGTH_MAX;
  protected readonly grouped = groupOrganisationCode;
  private readonly read = reading(() => this.client.of(this.orderNo()));
  protected readonly invoices = this.read.value;
  protected readonly isShown = computed(() => {
    const invoices = this.invoices();
    return this.areWordsHere() && invoices !== null && (invoices.mayAsk || invoices.items.length > 0);
  });
  protected readonly amount = computed(() => formatYuan(this.invoices()?.amountFen ?? 0));

  protected readonly isOpen = signal(false);
  protected readonly titleKind = signal<InvoiceTitleKind>('person');
  protected readonly title = new FormField(readLine);
  protected readonly taxNumber = new FormField(parseCreditCode);
  protected readonly asking = new Submission();
  protected readonly why = computed(() => {
    const refusal = this.asking.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });
  protected readonly kinds = computed(() =>
    (['person', 'company'] as const).map((value) => ({
      ...{ value, label: this.say(`invoice.${value}`), words: '' },
    })),
  );

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const isBeingMade = this.invoices()?.items.some(({ state }) => state === 'asked') === true;
      clearTimeout(timer);
      if (isBeingMade) timer = setTimeout(() => untracked(() => this.read.reload()), LOOK_AGAIN_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected choose(kind: string): void {
    this.titleKind.set(kind === 'company' ? 'company' : 'person');
  }

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    const isCompany = this.titleKind() === 'company';
    const areFilled = isCompany ? areGood(this.title, this.taxNumber) : areGood(this.title);
    const answer = areFilled
      ? await this.asking.send(() => this.client.ask(this.orderNo(), this.body(isCompany)))
      : null;
    if (answer?.ok === true) {
      this.read.update(() => answer.value);
      this.isOpen.set(false);
    } else if (answer !== null) {
      const { refusal } = answer;
      this.asking.refusal.set(refusal);
      if (refusal.code === 'INVOICE.ASKED_ALREADY') this.read.reload();
      if (refusal.code === 'INVOICE.INVALID' && 'fields' in refusal.data)
        for (const broken of refusal.data.fields)
          if ('code' in broken) this.fieldAt(broken.path)?.refuse(ruleFault(broken));
    }
    this.focus.move();
  }

  private body(isCompany: boolean): AskInvoiceBody {
    const titleKind = isCompany ? 'company' : 'person';
    const title = this.title.good();
    return isCompany ? { titleKind, title, taxNumber: this.taxNumber.good().number } : { titleKind, title };
  }

  private fieldAt(path: string): FormField<unknown> | undefined {
    if (path === 'title') return this.title;
    return path === 'taxNumber' ? this.taxNumber : undefined;
  }
}
