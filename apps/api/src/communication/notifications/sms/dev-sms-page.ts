// The page /dev/sms: the texts that nobody's phone got, as a list that a phone can read. Everything in it is escaped.
import { type Language, LANGUAGE_FACTS, nextLanguage } from '@haopai/rules';
import { devPage, escapeHtml } from '../../../platform/http';
import { textsIn } from '../../../texts';
import type { SandboxText } from './sandbox-sms';

export interface DevSmsView {
  readonly language: Language;
  /** Null shows all numbers. */
  readonly mobile: string | null;
  readonly texts: readonly SandboxText[];
}

export function devSmsPage({ language, mobile, texts }: DevSmsView): string {
  const words = textsIn(language).devSms;
  const next = nextLanguage(language);
  const other = new URLSearchParams({
    lang: next,
    ...(mobile === null ? {} : { mobile }),
  });
  const items = texts.map((text) => itemOf(text, language)).join('');
  const list = texts.length === 0 ? `<p role="status">${words.empty}</p>` : `<ol>${items}</ol>`;
  const all = mobile === null ? '' : ` · <a href="?lang=${language}">${words.all}</a>`;
  const links = `<a href="?${escapeHtml(String(other))}">${LANGUAGE_FACTS[next].name}</a>${all}`;
  return devPage({ language, title: words.title, lead: words.lead, links, body: list });
}

function itemOf(text: SandboxText, language: Language): string {
  const { mobile, words, atMs, params } = text;
  const code = 'code' in params ? params.code : null;
  const codeLine =
    code === null
      ? ''
      : `<div class="code" aria-label="${textsIn(language).devSms.code} ${escapeHtml(code)}">${escapeHtml(code)}</div>`;
  const filter = new URLSearchParams({ lang: language, mobile });
  return `<li><div class="head"><a href="?${escapeHtml(String(filter))}">${escapeHtml(mobile)}</a>
<time datetime="${new Date(atMs).toISOString()}">${timeOf(atMs)}</time></div>${codeLine}<div>${escapeHtml(words)}</div></li>`;
}

/** The site's time is Asia/Shanghai's. */
function timeOf(atMs: number): string {
  return new Date(atMs).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
