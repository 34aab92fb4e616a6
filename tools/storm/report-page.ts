// A storm's report as one page that works from disk: no request leaves it, and it is drawn in light and dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { KINDS } from '../load';
import { type Chart, chartsOf } from './charts';
import { PAGE_STYLE } from './page-style';
import { DARK, LIGHT } from './palette';
import { failedThresholds, showNumber } from './report-table';
import type { StormReport } from './storm-report';
import type { ThresholdRow } from './threshold-rows';

/** Draws each chart in the palette that the reader's system asks for, and again when that changes. */
const DRAW = `
const { light, dark } = JSON.parse(document.getElementById('charts').textContent);
const isDark = matchMedia('(prefers-color-scheme: dark)');
const drawn = new Map();
function draw() {
  for (const { id, option } of isDark.matches ? dark : light) {
    const place = document.getElementById(id);
    const chart = drawn.get(id) ?? echarts.init(place, null, { renderer: 'svg' });
    drawn.set(id, chart);
    chart.setOption(option, true);
  }
}
draw();
isDark.addEventListener('change', draw);
addEventListener('resize', () => drawn.forEach((chart) => chart.resize()));
`;

export function pageOf(report: StormReport): string {
  const [light, dark] = [chartsOf(report, LIGHT), chartsOf(report, DARK)];
  const echarts = readFileSync(createRequire(import.meta.url).resolve('echarts/dist/echarts.min.js'), 'utf8');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(headline(report))}</title>
<style>${PAGE_STYLE}</style>
<main>
<span class="mark">号牌 · storm</span>
<h1>${escape(headline(report))}</h1>
<p class="facts">${escape(factsOf(report))}</p>
<dl class="tiles">${tilesOf(report)}</dl>
${light.map(chartSection).join('\n')}
<section><h2>What had to hold</h2>${thresholdTable(report.thresholds)}</section>
${requestSection(report)}
<section><h2>The journal beside every answer</h2>${checkTable(report)}</section>
</main>
<script type="application/json" id="charts">${inScript(JSON.stringify({ light, dark }))}</script>
<script>${inScript(echarts)}</script>
<script>${DRAW}</script>
</html>
`;
}

function headline(report: StormReport): string {
  const { bidders, lots } = report.settings;
  const failed = failedThresholds(report);
  const crowd = `${showNumber(bidders)} bidders on ${showNumber(lots)} lots`;
  if (failed.length === 0) return `${crowd}: every acknowledged bid is in the journal, in order, in time`;
  return `${crowd}: missed ${failed.map(({ name }) => name).join(', ')}`;
}

function factsOf({ settings, driver, seconds, site, machine, startedAtMs }: StormReport): string {
  const when = new Date(startedAtMs).toLocaleString('en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const crowd = `${settings.scenario}, ${showNumber(seconds)} s, ${showNumber(settings.watchers)} who only look`;
  return [crowd, `driven by ${driver}`, ...site, machine, `${when} Shanghai`].join(' · ');
}

function tilesOf(report: StormReport): string {
  const { acknowledgements, refusals, errorRate, ticks, check } = report;
  const tiles: readonly (readonly [title: string, value: string, unit: string])[] = [
    [
      'Acknowledged',
      showNumber(acknowledgements.count),
      `${showNumber(Math.round(acknowledgements.perSecond))} /s`,
    ],
    ['Median', showNumber(acknowledgements.p50Ms), 'ms'],
    ['p99', showNumber(acknowledgements.p99Ms), 'ms'],
    ['Slowest', showNumber(acknowledgements.maxMs), 'ms'],
    ['Refused', showNumber(refusals.count), ''],
    ['Errors', showNumber(100 * errorRate), '%'],
    ['Tick p99', showNumber(ticks.p99Ms), 'ms'],
    ['Lost bids', showNumber(check.counts.lost), ''],
  ];
  return tiles
    .map(
      ([title, value, unit]) =>
        `<div class="tile"><dt>${title}</dt><dd>${value} <small>${unit}</small></dd></div>`,
    )
    .join('');
}

function chartSection({ id, title, says, heightPx }: Chart): string {
  const label = escape(`${title}. ${says}`);
  return `<section><h2>${title}</h2><div id="${id}" role="img" aria-label="${label}" style="height:${heightPx}px"></div></section>`;
}

function thresholdTable(rows: readonly ThresholdRow[]): string {
  const lines = rows.map(({ name, is, max, unit, hasPassed }) => {
    const verdict = hasPassed ? '<td class="holds">✓ holds</td>' : '<td class="missed">✗ missed</td>';
    const figures = [`${showNumber(is)} ${unit}`, `≤ ${showNumber(max)} ${unit}`];
    return `<tr><td>${name}</td>${figures.map((text) => `<td class="number">${text}</td>`).join('')}${verdict}</tr>`;
  });
  return `<table><tr><th>What</th><th class="number">is</th><th class="number">wanted</th><th></th></tr>${lines.join('')}</table>`;
}

function requestSection({ requests }: StormReport): string {
  if (requests.length === 0) return '';
  const lines = requests.map(({ name, count, p50Ms, p99Ms, maxMs, failed }) => {
    const cells = [count, p50Ms, p99Ms, maxMs, failed].map(
      (value) => `<td class="number">${showNumber(value)}</td>`,
    );
    return `<tr><td>${escape(name)}</td>${cells.join('')}</tr>`;
  });
  const heads = ['count', 'p50 ms', 'p99 ms', 'max ms', 'failed'].map(
    (head) => `<th class="number">${head}</th>`,
  );
  return `<section><h2>Requests of visitors</h2><table><tr><th>Request</th>${heads.join('')}</tr>${lines.join('')}</table></section>`;
}

function checkTable({ check }: StormReport): string {
  const lines = Object.entries(KINDS).map(([kind, meaning]) => {
    const count = Object.entries(check.counts).find(([name]) => name === kind)?.[1] ?? 0;
    const look = count === 0 ? 'holds' : 'missed';
    return `<tr><td class="number ${look}">${showNumber(count)}</td><td>${kind}</td><td class="soft">${meaning}</td></tr>`;
  });
  const told = `${showNumber(check.accepted)} bids are in the journal, ${showNumber(check.acknowledged)} of them acknowledged, ${showNumber(check.rescued)} after a try without an answer.`;
  const findings = check.findings.map((finding) => `<li>${escape(finding)}</li>`).join('');
  return `<p>${told}</p><table>${lines.join('')}</table>${findings === '' ? '' : `<ul>${findings}</ul>`}`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Nothing in a script may end it. */
function inScript(text: string): string {
  return text.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
}
