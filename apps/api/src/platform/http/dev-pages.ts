// What the pages under /dev have in common, which no production has: their plain look, and text made harmless.
import type { Language } from '@haopai/rules';

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

export interface DevPage {
  readonly language: Language;
  readonly title: string;
  readonly lead: string;
  /** Links beside the heading, as HTML. */
  readonly links: string;
  /** As HTML, everything in it escaped. */
  readonly body: string;
}

/** Looks again by itself every few seconds. */
export function devPage({ language, title, lead, links, body }: DevPage): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="refresh" content="5">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body><main><header><h1>${title}</h1><nav>${links}</nav></header>
<p>${lead}</p>${body}</main></body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
