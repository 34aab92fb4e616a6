// Asks for paddle number and access code of one auction's room (manual, ch. 5.2). For whoever turns out to be enrolled both are filled in,
// and what is filled in is entered.
import {
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { OwnEnrolments, Rooms } from '@haopai/web-data';
import { Icon, Notice } from '@haopai/web-ui';
import { map } from 'rxjs';
import { ConfirmSelf } from '../confirm-self/confirm-self';
import { keyOf, paddleOfHidden } from './key-of';

/** Then whoever has the code at hand types it; what comes later fills in what is still empty. */
const ENROLMENT_WAITED_FOR_MS = 1_000;

export interface RoomDialogData {
  readonly auctionId: number;
  /** Of what was tried before the dialog came. */
  readonly refusal: Refusal | null;
}

@Component({
  selector: 'hp-room-dialog',
  imports: [Icon, MatDialogModule, Notice, RouterLink],
  templateUrl: './room-dialog.html',
  styleUrl: './room-dialog.scss',
})
export class RoomDialog {
  private readonly rooms = inject(Rooms);
  private readonly own = inject(OwnEnrolments);
  private readonly words = inject(Words);
  private readonly confirming = inject(ConfirmSelf);
  private readonly dialog = inject<MatDialogRef<RoomDialog>>(MatDialogRef);
  private readonly data = inject<RoomDialogData>(MAT_DIALOG_DATA);
  private readonly auctionId = this.data.auctionId;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly paddleField = viewChild.required<ElementRef<HTMLElement>>('paddleField');
  private readonly codeField = viewChild.required<ElementRef<HTMLElement>>('codeField');
  private readonly submit = viewChild.required<ElementRef<HTMLElement>>('submit');
  private readonly hasOpened = toSignal(this.dialog.afterOpened().pipe(map(() => true)), {
    initialValue: false,
  });

  protected readonly say = this.words.say;
  /** What the SMS said, for those who have lost it. */
  protected readonly key = computed(() => keyOf(this.own.of(this.auctionId)));
  /** A code that is shown to whoever confirms that it is they. */
  protected readonly hiddenPaddle = computed(() => paddleOfHidden(this.own.of(this.auctionId)));
  /** Once the words for it have come. */
  protected readonly offersCode = computed(() => this.hasWords() && this.hiddenPaddle() !== null);
  private readonly hasWords = signal(false);
  protected readonly lead = computed(() => {
    if (this.offersCode()) return 'confirmSelf.roomWords';
    return this.key() === null ? 'room.words' : 'room.filledWords';
  });
  protected readonly paddle = signal('');
  protected readonly code = signal('');
  protected readonly isBusy = signal(false);
  protected readonly wasSubmitted = signal(false);
  protected readonly refusal = signal(this.data.refusal);
  protected readonly needsPaddle = computed(
    () => this.wasSubmitted() && !/^\d{1,9}$/.test(this.paddle().trim()),
  );
  protected readonly needsCode = computed(() => this.wasSubmitted() && this.code().trim() === '');
  protected readonly why = computed(() => {
    const refusal = this.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  private readonly wasAsked = signal(false);
  /** What there is to do: the enrolment is known, or the server has not said it in time. */
  private readonly isClear = computed(() => this.own.of(this.auctionId) !== undefined || this.wasAsked());

  constructor() {
    if (this.own.of(this.auctionId) === undefined) {
      const goOn = (): void => this.wasAsked.set(true);
      const patience = setTimeout(goOn, ENROLMENT_WAITED_FOR_MS);
      inject(DestroyRef).onDestroy(() => clearTimeout(patience));
      void this.own.resume(this.auctionId).then(goOn);
    }
    effect(() => {
      const key = this.key();
      untracked(() => {
        const isUntouched = key !== null && ['', String(key.paddleNo)].includes(this.paddle());
        if (!isUntouched || this.code() !== '') return;
        this.paddle.set(String(key.paddleNo));
        this.code.set(key.accessCode);
        if (this.data.refusal === null) void this.enter();
      });
    });
    effect(() => {
      const paddleNo = this.hiddenPaddle();
      if (paddleNo === null) return;
      if (untracked(() => this.paddle() === '')) this.paddle.set(String(paddleNo));
      void this.confirming.bringWords().then(() => this.hasWords.set(true));
    });
    const arrival = effect(() => {
      if (!this.hasOpened() || !this.isClear()) return;
      arrival.destroy();
      untracked(() => this.moveFocus());
    });
  }

  /** Where both fields are filled one press is enough, and a phone need not show its keyboard. Whoever has gone ahead is left there. */
  private moveFocus(): void {
    if (this.host.contains(this.host.ownerDocument.activeElement)) return;
    const unknown = this.hiddenPaddle() === null ? this.paddleField() : this.codeField();
    const first = this.key() === null ? unknown : this.submit();
    first.nativeElement.focus();
  }

  /** What comes then is filled in and entered. */
  protected async fillCode(): Promise<void> {
    if (await this.confirming.prove()) await this.own.resume(this.auctionId);
  }

  protected async enter(event?: Event): Promise<void> {
    event?.preventDefault();
    this.wasSubmitted.set(true);
    this.refusal.set(null);
    if (this.needsPaddle() || this.needsCode() || this.isBusy()) return;
    this.isBusy.set(true);
    const body = { paddleNo: Number(this.paddle().trim()), accessCode: this.code().trim() };
    const refusal = await this.rooms.enter(this.auctionId, body);
    this.isBusy.set(false);
    if (refusal === null) this.dialog.close();
    else this.refusal.set(refusal);
  }

  protected read(event: Event): string {
    return event.target instanceof HTMLInputElement ? event.target.value : '';
  }
}
