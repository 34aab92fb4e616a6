// What an act in a control room was and what it was about, in words.
import { inject, Injectable } from '@angular/core';
import type { ControlActView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ControlStore } from './control-store';

@Injectable()
export class RoomActWords {
  private readonly store = inject(ControlStore);
  private readonly say = inject(Words).say;

  /** `暂停 · 1 号 浙G·8888A`. */
  readonly what = ({ kind, lotId, paddleNo }: ControlActView): string => {
    const what = this.say(`controlRoom.kind.${kind}`);
    if (kind === 'message') return what;
    if (paddleNo !== null) return `${what} · ${this.say('controlRoom.paddle', { paddle: paddleNo })}`;
    const name = lotId === null ? undefined : this.store.room()?.names.get(lotId);
    const about =
      name === undefined ? this.say('controlRoom.allLots') : this.say('controlRoom.lot', { ...name });
    return `${what} · ${about}`;
  };
}
