// From when on somebody of the staff may be the second of two, in words; null for whoever may now.
import type { StaffView } from '@haopai/contracts';
import { momentOf } from '@haopai/web-app';

export function confirmsFrom({ confirmsFromMs = null }: Pick<StaffView, 'confirmsFromMs'>): string | null {
  return confirmsFromMs === null || confirmsFromMs <= Date.now() ? null : momentOf(confirmsFromMs);
}
