// What those who hear the page are told of: sales, pauses, acts of colleagues. Never each bid.
import { Component, effect, inject, signal, untracked } from '@angular/core';
import type { ControlActView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { exactTimeOf, Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import { ControlStore } from './control-store';
import type { Happening } from './happenings';
import { joined } from './joined';

/** More of one kind at once are told as a number. */
const NAMED_MAX = 3;
/** What is replaced sooner is not read out. */
const SAID_AT_LEAST_MS = 2_000;

@Component({
  selector: 'hp-room-news',
  template: `<p class="hp-heard" role="status" data-testid="room-news">{{ said() }}</p>`,
  styles: `
    :host {
      position: absolute;
    }
  `,
})
export class RoomNews {
  private readonly words = inject(Words);
  private readonly store = inject(ControlStore);
  private readonly say = this.words.say;
  private waiting: readonly string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Null before the room is there: what was before is read on the page. */
  private toldCutOffMs: number | null = null;

  protected readonly said = signal('');

  constructor() {
    effect(() => {
      const happened = this.store.happened();
      untracked(() => this.tell(this.sentencesOf(happened)));
    });
    effect(() => {
      const act = this.store.actOfOthers();
      if (act !== null) untracked(() => this.tell([this.ofAct(act)]));
    });
    effect(() => this.ofCutOff());
  }

  private ofCutOff(): void {
    const cutOff = this.store.room()?.cutOff ?? null;
    const atMs = cutOff?.atMs ?? 0;
    if (this.toldCutOffMs !== null && cutOff !== null && atMs > this.toldCutOffMs) {
      const { paddles, lotIds } = cutOff;
      const told = { paddles, time: exactTimeOf(atMs), count: lotIds.size };
      const { say } = this;
      untracked(() => this.tell([say('controlRoom.cutOff.heard', told)]));
    }
    if (this.store.room() !== null) this.toldCutOffMs = Math.max(this.toldCutOffMs ?? 0, atMs);
  }

  private tell(sentences: readonly string[]): void {
    if (sentences.length === 0) return;
    this.waiting = [...this.waiting, ...sentences];
    // What happened at the same time is said together.
    this.timer ??= setTimeout(() => this.speak());
  }

  private speak(): void {
    this.timer = undefined;
    if (this.waiting.length === 0) return;
    this.said.set(joined(this.waiting, this.words.language()));
    this.waiting = [];
    this.timer = setTimeout(() => this.speak(), SAID_AT_LEAST_MS);
  }

  private sentencesOf(happened: readonly Happening[]): readonly string[] {
    const kinds = [...new Set(happened.map(({ kind }) => kind))].filter((kind) => kind !== 'firstBid');
    return kinds.flatMap((kind) => {
      const lots = happened.filter((one) => one.kind === kind).map(({ lot }) => lot);
      if (lots.length > NAMED_MAX) return this.say(`controlRoom.heardMany.${kind}`, { count: lots.length });
      return lots.map((lot) =>
        this.say(`controlRoom.heard.${kind}`, {
          no: lot.lotNo,
          plate: formatPlate(lot.plate),
          price: formatYuan(lot.priceFen ?? 0),
          paddle: lot.leaderPaddle ?? '',
        }),
      );
    });
  }

  private ofAct({ kind, staffName, reason }: ControlActView): string {
    return this.say('controlRoom.heardAct', {
      who: staffName,
      what: this.say(`controlRoom.kind.${kind}`),
      reason,
    });
  }
}
