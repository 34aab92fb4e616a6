// What a notice says and where it leads, by its kind: pure.
import type { NoticeView } from '@haopai/contracts';
import type { Language, WordParams } from '../i18n/words';

export interface NoticeText {
  /** Key among the words, with what it is filled with. */
  readonly title: string;
  readonly words: string;
  readonly params: WordParams;
  /** The page that says more, and what the way there is called. */
  readonly path: string;
  readonly act: string;
}

const PATHS: Readonly<Record<NoticeView['kind'], string>> = {
  welcome: '/guides',
  passwordChanged: '/recover',
  mobileChanged: '/contact',
  addressChanged: '/account/password',
  newDevice: '/account/sessions',
  announcement: '/announcements',
};
/** As the server names articles. */
const SLUG = /^[a-z0-9-]{1,100}$/;

export function noticeText({ kind, data }: NoticeView, language: Language): NoticeText {
  const key = `notices.kind.${kind}`;
  return {
    title: `${key}.title`,
    words: `${key}.words`,
    params: paramsOf(data, language),
    path: kind === 'announcement' ? announcementPath(data['slug']) : PATHS[kind],
    act: `${key}.act`,
  };
}

function paramsOf(data: NoticeView['data'], language: Language): WordParams {
  const title = data[language === 'zh' ? 'titleZh' : 'titleEn'];
  return { device: data['device'] ?? '', subject: title ?? '' };
}

function announcementPath(slug: string | number | undefined): string {
  return typeof slug === 'string' && SLUG.test(slug) ? `/articles/${slug}` : PATHS.announcement;
}
