// A picture as editors see it.
import type { PictureView } from '@haopai/contracts';
import { addressOfPicture } from './picture-name';
import type { KeptPicture } from './pictures.store';

export function viewOfPicture({ name, addedBy: _, ...facts }: KeptPicture): PictureView {
  return { address: addressOfPicture(name), ...facts };
}
