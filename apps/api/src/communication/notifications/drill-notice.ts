// A notice about a drill: in the portal alone, and it says so.
import type { NoticeView } from '@haopai/contracts';
import type { NoticeOrder } from './outbox';

export function drillNotice(
  citizenId: number,
  kind: NoticeView['kind'],
  data: NoticeView['data'],
): NoticeOrder {
  return { citizenId, kind, data: { ...data, drill: 1 }, ways: { portal: true, push: false } };
}
