// The page /dev/pay/<number>: what is to be paid, and three ways for it to go. Everything in it is escaped.
import {
  DEFAULT_LANGUAGE,
  FIGURES_LOCALE,
  type Language,
  LANGUAGE_FACTS,
  LANGUAGE_TAGS,
  nextLanguage,
} from '@haopai/rules';
import { escapeHtml } from '../../../platform/http';
import { type DevPayWords, textsIn } from '../../../texts';
import { NOTICE_COURSES } from './notice-course';
import type { SandboxPayment } from './sandbox-payments.store';
import { isOver } from './sandbox-payments';

const STYLE = `
:root{color-scheme:light dark;--ground:#f6f7f9;--surface:#fff;--line:#dde2ea;--ink:#131a26;--soft:#55617a;--blue:#0b3fa8;--on-blue:#fff}
@media(prefers-color-scheme:dark){:root{--ground:#0e1420;--surface:#161e2c;--line:#2a3446;--ink:#edf1f7;--soft:#9dabc2;--blue:#6f9bff;--on-blue:#0e1420}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/24px system-ui,'PingFang SC','HarmonyOS Sans SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
header{background:var(--surface);border-bottom:1px solid var(--line)}
.bar{display:flex;justify-content:space-between;align-items:center;max-width:640px;min-height:64px;margin:0 auto;padding:0 16px}
.brand{display:inline-flex;align-items:center;gap:10px;min-height:48px;color:var(--ink);font-size:18px;font-weight:700;text-decoration:none}
.mark{padding:3px 9px;border-radius:5px;background:#1d4fbf;box-shadow:inset 0 0 0 1.5px #1d4fbf,inset 0 0 0 2.5px #fff;color:#fff;font-size:16px;letter-spacing:.12em;text-indent:.12em}
.bar>a:last-child{padding:12px 0}
main{max-width:640px;margin:0 auto;padding:24px 16px 64px}
h1{font-size:24px;line-height:32px;margin:0}
h2,legend{font-size:16px;line-height:24px;font-weight:700;margin:0 0 8px;padding:0}
.lead{margin:8px 0 24px;color:var(--soft)}
a{color:var(--blue)}
.card{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:24px 16px;margin:0 0 24px}
.card p{margin:0 0 16px}
.amount{font-size:40px;line-height:48px;font-weight:600;font-variant-numeric:tabular-nums;margin:0 0 16px;overflow-wrap:anywhere}
.label{color:var(--soft)}
dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:8px 24px}
dt{color:var(--soft);white-space:nowrap}
dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.choice{margin:0 0 16px}
.choice p{margin:4px 0 0;color:var(--soft)}
button,.button{display:block;width:100%;min-height:48px;padding:11px 16px;border:1px solid var(--line);border-radius:8px;background:var(--surface);color:var(--ink);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button.main,.button{background:var(--blue);border-color:var(--blue);color:var(--on-blue)}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
details{border-top:1px solid var(--line);margin-top:24px}
summary{padding:12px 0;cursor:pointer;color:var(--soft)}
fieldset{border:0;margin:0 0 8px;padding:0}
label{display:flex;gap:12px;align-items:center;min-height:48px}
input{width:20px;height:20px;margin:0;flex:none;accent-color:var(--blue)}`;

export interface DevPayView {
  readonly language: Language;
  /** Null when there is none of that number. */
  readonly payment: SandboxPayment | null;
}

export function devPayPage({ language, payment }: DevPayView): string {
  const words = textsIn(language).devPay;
  const other = nextLanguage(language);
  return `<!doctype html><html lang="${LANGUAGE_TAGS[language]}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${words.title}</title><style>${STYLE}</style></head><body>
<header><div class="bar"><a class="brand" href="/"><span class="mark" lang="${LANGUAGE_TAGS[DEFAULT_LANGUAGE]}">号牌</span>${words.name}</a>
<a href="?lang=${other}" lang="${LANGUAGE_TAGS[other]}">${LANGUAGE_FACTS[other].name}</a></div></header>
<main><h1>${words.title}</h1><p class="lead">${words.lead}</p>${payment === null ? unknown(words) : known(words, language, payment)}</main></body></html>`;
}

function unknown(words: DevPayWords): string {
  return `<div class="card"><p role="status">${words.ended.unknown}</p><a class="button" href="/account/orders">${words.orders}</a></div>`;
}

function known(words: DevPayWords, language: Language, payment: SandboxPayment): string {
  const rows = [
    [words.subject, payment.subject],
    [words.orderNo, payment.orderNo],
    [words.until, timeOf(payment.validUntilMs, language)],
  ].map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  const facts = `<div class="card"><div class="label">${words.amount}</div>
<div class="amount">${yuanOf(payment.amountFen)}</div><dl>${rows.join('')}</dl></div>`;
  return facts + (isOver(payment) ? ended(words, payment) : choices(words, language, payment));
}

function ended(words: DevPayWords, { state, orderNo }: SandboxPayment): string {
  return `<p role="status">${words.ended[state === 'waiting' ? 'over' : state]}</p>
<a class="button" href="/account/orders/${encodeURIComponent(orderNo)}?from=payment">${words.back}</a>`;
}

function choices(words: DevPayWords, language: Language, { amountFen }: SandboxPayment): string {
  const choice = (value: 'pay' | 'fail' | 'leave', label: string, mark = ''): string =>
    `<div class="choice"><button${mark} type="submit" name="choice" value="${value}" aria-describedby="about-${value}">${label}</button>
<p id="about-${value}">${words[value].help}</p></div>`;
  const courses = NOTICE_COURSES.map(
    (course, index) =>
      `<label><input type="radio" name="course" value="${course}"${index === 0 ? ' checked' : ''}>${words.course[course]}</label>`,
  );
  return `<form method="post" action="?lang=${language}"><h2>${words.choices}</h2>
${choice('pay', `${words.pay.label} ${yuanOf(amountFen)}`, ' class="main"')}
${choice('fail', words.fail.label)}
${choice('leave', words.leave.label)}
<details><summary>${words.forTesters}</summary><fieldset><legend>${words.courses}</legend>${courses.join('')}</fieldset></details></form>`;
}

function yuanOf(fen: number): string {
  const digits = fen % 100 === 0 ? 0 : 2;
  const format = new Intl.NumberFormat(FIGURES_LOCALE, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `¥${format.format(fen / 100)}`;
}

/** The site's time is Asia/Shanghai's, and always told with its day. */
function timeOf(atMs: number, language: Language): string {
  const { locale, month } = LANGUAGE_FACTS[language];
  return new Date(atMs).toLocaleString(locale, {
    timeZone: 'Asia/Shanghai',
    month,
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}
