// Asks for paddle number and access code of one auction's room (manual, fig. 5-8); for whoever is enrolled both stand there already.
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { OwnEnrolments, Rooms } from '@haopai/web-data';
import { Icon, Notice } from '@haopai/web-ui';

export interface RoomDialogData {
  readonly auctionId: number;
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
  private readonly dialog = inject<MatDialogRef<RoomDialog>>(MatDialogRef);
  private readonly auctionId = inject<RoomDialogData>(MAT_DIALOG_DATA).auctionId;

  protected readonly say = this.words.say;
  /** What the SMS said, for those who have lost it. */
  protected readonly key = computed(() => {
    const { paddleNo, accessCode } = this.own.of(this.auctionId) ?? {};
    return paddleNo && accessCode ? { paddleNo, accessCode } : null;
  });
  protected readonly paddle = signal('');
  protected readonly code = signal('');
  protected readonly isBusy = signal(false);
  protected readonly wasSubmitted = signal(false);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly needsPaddle = computed(
    () => this.wasSubmitted() && !/^\d{1,9}$/.test(this.paddle().trim()),
  );
  protected readonly needsCode = computed(() => this.wasSubmitted() && this.code().trim() === '');
  protected readonly why = computed(() => {
    const refusal = this.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  constructor() {
    if (this.own.of(this.auctionId) === undefined) void this.own.resume(this.auctionId);
    effect(() => {
      const key = this.key();
      untracked(() => {
        if (key === null || this.paddle() !== '' || this.code() !== '') return;
        this.paddle.set(String(key.paddleNo));
        this.code.set(key.accessCode);
      });
    });
  }

  protected async enter(event: Event): Promise<void> {
    event.preventDefault();
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
