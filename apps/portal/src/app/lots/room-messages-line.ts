// What the auctioneer says, in one quiet line: the newest is heard and seen, earlier ones open below. Empty until something is said.
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { RoomMessage } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { RoomMessages, ServerClock } from '@haopai/web-data';
import { Icon } from '@haopai/web-ui';
import { CallableText } from '../contact/callable-text';

@Component({
  selector: 'hp-room-messages',
  imports: [CallableText, Icon],
  providers: [RoomMessages],
  templateUrl: './room-messages-line.html',
  styleUrl: './room-messages-line.scss',
  host: { '[class.spoken]': 'newest() !== null', '[class.open]': 'isOpen()' },
})
export class RoomMessagesLine {
  private readonly feed = inject(RoomMessages);
  private readonly words = inject(Words);
  private readonly nowMs = inject(ServerClock).nowMs;

  readonly auctionId = input.required<number>();

  protected readonly say = this.words.say;
  protected readonly isOpen = signal(false);
  protected readonly newest = computed(() => {
    const newest = this.feed.newest();
    return newest === null ? null : this.told(newest);
  });
  protected readonly earlier = computed(() => this.feed.earlier().map((message) => this.told(message)));

  constructor() {
    effect(() => {
      const auctionId = this.auctionId();
      untracked(() => this.feed.listen(auctionId));
    });
  }

  private told({ messageId, text, atMs }: RoomMessage): { id: number; text: string; time: string } {
    return { id: messageId, text, time: this.words.dayTime(atMs, untracked(this.nowMs)) };
  }
}
