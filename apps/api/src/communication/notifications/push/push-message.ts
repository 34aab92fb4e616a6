// What is handed to a browser of a notice: the words are in `texts`.
import type { NoticeView, PushMessage } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { TEXTS } from '../../../texts';

const NOTICES_PATH = '/account/notices';

export function pushMessage(
  notice: Pick<NoticeView, 'id' | 'kind' | 'data'>,
  language: Language,
): PushMessage {
  return { noticeId: notice.id, ...TEXTS[language].pushes[notice.kind](notice.data), path: NOTICES_PATH };
}
