// The page /dev/sms: the texts that nobody's phone got, as a list that a phone can read. Everything in it is escaped.
import { type Language, nextLanguage } from '@haopai/rules';
import { devPage, escapeHtml } from '../../../platform/http';
import type { SandboxText } from './sandbox-sms';

const WORDS = {
  zh: {
    title: '短信沙箱',
    lead: '这里是测试环境，短信不会发到手机。网站发出的每条短信都列在这里，最新的在最上面，页面每 5 秒刷新。',
    empty: '还没有短信。在网站上获取验证码，短信就会出现在这里。',
    other: 'English',
    code: '验证码',
    all: '全部号码',
  },
  en: {
    title: 'SMS sandbox',
    lead: 'This is a test site: text messages reach no phone. Each one is listed here, the newest first; the page reloads every 5 seconds.',
    empty: 'No messages yet. Ask for a code on the site, and it will appear here.',
    other: '中文',
    code: 'Code',
    all: 'All numbers',
  },
} as const;

export interface DevSmsView {
  readonly language: Language;
  /** Null shows all numbers. */
  readonly mobile: string | null;
  readonly texts: readonly SandboxText[];
}

export function devSmsPage({ language, mobile, texts }: DevSmsView): string {
  const words = WORDS[language];
  const other = new URLSearchParams({
    lang: nextLanguage(language),
    ...(mobile === null ? {} : { mobile }),
  });
  const items = texts.map((text) => itemOf(text, language)).join('');
  const list = texts.length === 0 ? `<p role="status">${words.empty}</p>` : `<ol>${items}</ol>`;
  const all = mobile === null ? '' : ` · <a href="?lang=${language}">${words.all}</a>`;
  const links = `<a href="?${escapeHtml(String(other))}">${words.other}</a>${all}`;
  return devPage({ language, title: words.title, lead: words.lead, links, body: list });
}

function itemOf(text: SandboxText, language: Language): string {
  const { mobile, words, atMs, params } = text;
  const code = 'code' in params ? params.code : null;
  const codeLine =
    code === null
      ? ''
      : `<div class="code" aria-label="${WORDS[language].code} ${escapeHtml(code)}">${escapeHtml(code)}</div>`;
  const filter = new URLSearchParams({ lang: language, mobile });
  return `<li><div class="head"><a href="?${escapeHtml(String(filter))}">${escapeHtml(mobile)}</a>
<time datetime="${new Date(atMs).toISOString()}">${timeOf(atMs)}</time></div>${codeLine}<div>${escapeHtml(words)}</div></li>`;
}

/** The site's time is Asia/Shanghai's. */
function timeOf(atMs: number): string {
  return new Date(atMs).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
