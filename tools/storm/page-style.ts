// The look of a storm's page: the portal's tokens, light and dark.
import { DARK, LIGHT, type Palette } from './palette';

function tokens(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}

export const PAGE_STYLE = `
:root { color-scheme: light dark; ${tokens(LIGHT)} }
@media (prefers-color-scheme: dark) { :root { ${tokens(DARK)} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/24px system-ui, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 64px; }
.mark { display: inline-block; padding: 2px 10px; border-radius: 6px; background: #0B3FA8; color: #fff; font-weight: 600;
  outline: 1px solid #fff; outline-offset: -3px; letter-spacing: 0.06em; }
h1 { margin: 16px 0 8px; font-size: 32px; line-height: 40px; font-weight: 650; text-wrap: balance; }
h2 { margin: 0 0 16px; font-size: 18px; line-height: 24px; font-weight: 600; }
.facts { margin: 0 0 32px; color: var(--inkSoft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 16px; margin: 0 0 24px; }
section, .tile { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
section { padding: 24px; margin: 0 0 24px; overflow-x: auto; }
.tile { padding: 16px; }
.tile dt { color: var(--inkSoft); font-size: 14px; line-height: 20px; }
.tile dd { margin: 4px 0 0; font-size: 26px; line-height: 32px; font-weight: 600; font-variant-numeric: tabular-nums; }
.tile small { white-space: nowrap; font-size: 14px; font-weight: 400; color: var(--inkSoft); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 500; color: var(--inkSoft); font-size: 14px; }
th, td { padding: 8px 16px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
.number { text-align: right; white-space: nowrap; }
.holds { color: var(--lead); white-space: nowrap; } .missed { color: var(--stop); white-space: nowrap; font-weight: 600; }
.soft { color: var(--inkSoft); }
ul { margin: 16px 0 0; padding-left: 20px; overflow-wrap: anywhere; }
@media (max-width: 600px) { main { padding: 24px 16px; } h1 { font-size: 26px; line-height: 32px; } section { padding: 16px; } }
@media print { section, .tile { break-inside: avoid; } }
`;
