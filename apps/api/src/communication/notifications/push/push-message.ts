// What is handed to a browser of a notice: the words are in `texts`.
import { noticeTitle, type NoticeView, type PushMessage } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { textsIn } from '../../../texts';

const NOTICES_PATH = '/account/notices';

export function pushMessage(
  { id, kind, data }: Pick<NoticeView, 'id' | 'kind' | 'data'>,
  language: Language,
): PushMessage {
  const words = textsIn(language).pushes;
  const said = kind === 'announcement' ? words.announcement(noticeTitle(data, language)) : words[kind];
  return { noticeId: id, ...said, path: NOTICES_PATH };
}
