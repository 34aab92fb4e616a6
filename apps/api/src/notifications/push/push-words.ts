// What a push says: little, for whoever stands near sees it. The page behind it says the rest.
import type { NoticeView, PushMessage } from '@haopai/contracts';

type Words = Pick<PushMessage, 'title' | 'body'>;
type WordsOf = Readonly<Record<'zh' | 'en', (data: NoticeView['data']) => Words>>;

const NOTICES_PATH = '/account/notices';

const PUSH_WORDS: Readonly<Record<NoticeView['kind'], WordsOf>> = {
  welcome: {
    zh: () => ({ title: '注册成功', body: '欢迎使用号牌网。' }),
    en: () => ({ title: 'Registered', body: 'Welcome to Haopai.' }),
  },
  passwordChanged: {
    zh: () => ({ title: '密码已修改', body: '不是本人操作，请立即找回密码。' }),
    en: () => ({ title: 'Password changed', body: 'If that was not you, recover it now.' }),
  },
  mobileChanged: {
    zh: () => ({ title: '手机已更换', body: '不是本人操作，请立即联系我们。' }),
    en: () => ({ title: 'Mobile changed', body: 'If that was not you, contact us now.' }),
  },
  addressChanged: {
    zh: () => ({ title: '地址已修改', body: '不是本人操作，请立即修改密码。' }),
    en: () => ({ title: 'Address changed', body: 'If that was not you, change the password now.' }),
  },
  newDevice: {
    zh: () => ({ title: '新设备登录', body: '不是本人操作，请立即修改密码。' }),
    en: () => ({ title: 'Log-in from a new device', body: 'If that was not you, change the password now.' }),
  },
  announcement: {
    zh: ({ titleZh }) => ({ title: '系统公告', body: String(titleZh ?? '') }),
    en: ({ titleEn }) => ({ title: 'Announcement', body: String(titleEn ?? '') }),
  },
};

export function pushMessage(
  notice: Pick<NoticeView, 'id' | 'kind' | 'data'>,
  language: 'zh' | 'en',
): PushMessage {
  return { noticeId: notice.id, ...PUSH_WORDS[notice.kind][language](notice.data), path: NOTICES_PATH };
}
