// What is said of pictures in numbers: how large one may be, how many there may be, and which of it kept one out.
import { inject, Injectable } from '@angular/core';
import { PICTURE_BYTES_MAX, PICTURE_SIDE_MAX, PICTURES_MAX, type Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';

const MEGABYTE = 1024 * 1024;
const LIMITS = {
  megabytes: String(PICTURE_BYTES_MAX / MEGABYTE),
  side: String(PICTURE_SIDE_MAX),
  count: String(PICTURES_MAX),
};

@Injectable({ providedIn: 'root' })
export class PictureWords {
  private readonly words = inject(Words);

  limits(): string {
    return this.words.say('pictures.words', LIMITS);
  }

  /** As any refusal; of a picture with the number that it went over. */
  readonly sayRefusal = (refusal: Refusal): string =>
    refusal.code === 'PICTURE.REFUSED' && 'reason' in refusal.data
      ? this.words.say(`pictures.refused.${refusal.data.reason}`, LIMITS)
      : this.words.sayRefusal(refusal);
}

/** What the server would say of it, without sending so much: null for one that may be sent. */
export function refusalOfFile({ size }: Pick<File, 'size'>): Refusal | null {
  return size > PICTURE_BYTES_MAX
    ? { code: 'PICTURE.REFUSED', data: { reason: 'tooLarge', max: PICTURE_BYTES_MAX } }
    : null;
}
