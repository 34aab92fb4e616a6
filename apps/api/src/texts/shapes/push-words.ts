// What a push says: little, for whoever stands near sees it. The page behind it says the rest.
import type { NoticeView, PushMessage } from '@haopai/contracts';

type Words = Pick<PushMessage, 'title' | 'body'>;

export type PushWords = Readonly<Record<NoticeView['kind'], (data: NoticeView['data']) => Words>>;
