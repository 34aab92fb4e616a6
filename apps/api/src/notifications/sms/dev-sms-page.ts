// The page /dev/sms: the texts that nobody's phone got, as a list that a phone can read. Everything in it is escaped.
import type { SandboxText } from './sandbox-sms';
import type { Language } from './sms-templates';

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

const STYLE = `
:root{color-scheme:light dark;--ground:#f6f7f9;--surface:#fff;--line:#dde2ea;--ink:#131a26;--soft:#55617a;--blue:#0b3fa8}
@media(prefers-color-scheme:dark){:root{--ground:#0e1420;--surface:#161e2c;--line:#2a3446;--ink:#edf1f7;--soft:#9dabc2;--blue:#6f9bff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/24px system-ui,'PingFang SC','HarmonyOS Sans SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
main{max-width:640px;margin:0 auto;padding:24px 16px}
header{display:flex;justify-content:space-between;align-items:baseline;gap:16px}
h1{font-size:24px;line-height:32px;margin:0}
p{margin:8px 0 24px;color:var(--soft)}
a{color:var(--blue)}
nav a{display:inline-block;padding:12px 0}
ol{list-style:none;margin:0;padding:0;display:grid;gap:8px}
li{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:16px;overflow-wrap:anywhere}
.head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px;color:var(--soft);font-variant-numeric:tabular-nums;white-space:nowrap}
.head a{display:inline-block;padding:12px 0;margin:-12px 0}
.code{font-size:32px;line-height:40px;font-weight:600;letter-spacing:.08em;font-variant-numeric:tabular-nums}`;

export interface DevSmsView {
  readonly language: Language;
  /** Null shows all numbers. */
  readonly mobile: string | null;
  readonly texts: readonly SandboxText[];
}

export function devSmsPage({ language, mobile, texts }: DevSmsView): string {
  const words = WORDS[language];
  const other = new URLSearchParams({
    lang: language === 'zh' ? 'en' : 'zh',
    ...(mobile === null ? {} : { mobile }),
  });
  const items = texts.map((text) => itemOf(text, language)).join('');
  const list = texts.length === 0 ? `<p role="status">${words.empty}</p>` : `<ol>${items}</ol>`;
  const all = mobile === null ? '' : ` · <a href="?lang=${language}">${words.all}</a>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="refresh" content="5">
<meta name="robots" content="noindex"><title>${words.title}</title><style>${STYLE}</style></head>
<body><main><header><h1>${words.title}</h1><nav><a href="?${escapeHtml(String(other))}">${words.other}</a>${all}</nav></header>
<p>${words.lead}</p>${list}</main></body></html>`;
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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
