// Use case: staff find the pictures that are there, and where each is used.
import { Injectable } from '@nestjs/common';
import type { AdminPictureView, Page, PictureUsage } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { viewOfPicture } from './picture-view';
import { PictureUsesStore } from './picture-uses.store';
import { PicturesStore } from './pictures.store';

export interface PicturesWanted {
  /** Null for all. */
  readonly usage: PictureUsage | null;
  readonly page: number;
  readonly size: number;
}

@Injectable()
export class FindPictures {
  constructor(
    private readonly pictures: PicturesStore,
    private readonly uses: PictureUsesStore,
  ) {}

  /** The newest first. */
  async page(actor: Actor, wanted: PicturesWanted): Promise<Page<AdminPictureView> | RefusalError> {
    const refusal = actor.lacks('content.read');
    if (refusal !== undefined) return refusal;
    const { usage, page, size } = wanted;
    const used = usage === null ? [] : await this.uses.used();
    const { items, total } = await this.pictures.page({ ...wanted, used });
    const usesOf = await this.uses.of(items.map(({ name }) => name));
    return {
      items: items.map((picture) => ({
        ...viewOfPicture(picture),
        addedBy: picture.addedBy,
        uses: usesOf(picture.name),
      })),
      ...{ total, page, size },
    };
  }
}
