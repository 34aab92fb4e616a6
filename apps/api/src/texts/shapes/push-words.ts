// What a push says: little, for whoever stands near sees it. The page behind it says the rest.
import type { NoticeView, PushMessage } from '@haopai/contracts';

type Words = Pick<PushMessage, 'title' | 'body'>;
type Kind = NoticeView['kind'];

export type PushWords = Readonly<Record<Exclude<Kind, 'announcement'>, Words>> & {
  /** By its own title. */
  readonly announcement: (title: string) => Words;
};
