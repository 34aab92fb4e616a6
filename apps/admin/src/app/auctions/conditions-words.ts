// What is said of an auction's files: how many and how large they may be, and why one was not taken.
import { inject, Injectable } from '@angular/core';
import { type AdminConditionsView, MEGABYTE, type Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';

type Limits = Pick<AdminConditionsView, 'attachmentsMax' | 'attachmentBytesMax'>;

@Injectable({ providedIn: 'root' })
export class ConditionsWords {
  private readonly words = inject(Words);

  limits({ attachmentsMax, attachmentBytesMax }: Limits): string {
    return this.words.say('conditions.limits', {
      count: attachmentsMax,
      megabytes: attachmentBytesMax / MEGABYTE,
    });
  }

  /** As any refusal; of a file with what was wrong with it. */
  sayRefusal(refusal: Refusal): string {
    if (refusal.code !== 'ATTACHMENT.REFUSED' || !('reason' in refusal.data))
      return this.words.sayRefusal(refusal);
    const { reason, max } = refusal.data as { readonly reason: string; readonly max: number };
    return this.words.say(`conditions.refused.${reason}`, {
      count: max,
      megabytes: max / MEGABYTE,
    });
  }
}

/** What the server would say of it, without sending so much: null for one that may be sent. */
export function refusalOfAttachment(
  { size }: Pick<File, 'size'>,
  { attachmentBytesMax: max }: Limits,
): Refusal | null {
  return size > max ? { code: 'ATTACHMENT.REFUSED', data: { reason: 'tooLarge', max } } : null;
}
