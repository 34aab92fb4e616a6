// The charts of a storm's page as ECharts options, once for each palette.
import type { Palette } from './palette';
import type { StormReport } from './storm-report';
import type { Second } from './seconds';

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly says: string;
  readonly heightPx: number;
  readonly option: object;
}

interface Line {
  readonly name: string;
  readonly color: string;
  readonly data: readonly (number | null)[];
}

const ROW_PX = 34;
const HEIGHT_PX = 260;

/** Charts without data are left out. */
export function chartsOf(report: StormReport, palette: Palette): readonly Chart[] {
  const { series, refusedByCode, settings } = report;
  const codes = Object.entries(refusedByCode).sort(([, a], [, b]) => a - b);
  const { ackP99Ms, tickP99Ms } = settings.thresholds;
  const acknowledgements = {
    id: 'acknowledgements',
    title: 'Time to acknowledgement, ms',
    says: 'Median and 99th percentile',
    maxMs: ackP99Ms,
  };
  const ticks = {
    id: 'ticks',
    title: 'From a bid to its tick at a watcher, ms',
    says: '99th percentile',
    maxMs: tickP99Ms,
  };
  const { lead, plateBlue } = palette;
  const medians = { name: 'p50', color: lead, data: series.map((second) => second.ackP50Ms) };
  const slowest = { name: 'p99', color: plateBlue, data: series.map((second) => second.ackP99Ms) };
  const seen = { name: 'p99', color: plateBlue, data: series.map((second) => second.tickP99Ms) };
  const charts: (Chart | null)[] = [
    answersChart(series, palette),
    latencyChart(acknowledgements, [medians, slowest], palette),
    report.ticks.count > 0 ? latencyChart(ticks, [seen], palette) : null,
    codes.length > 0 ? codesChart(codes, palette) : null,
  ];
  return charts.filter((chart) => chart !== null);
}

function answersChart(series: readonly Second[], palette: Palette): Chart {
  const bars = (name: string, color: string, read: (second: Second) => number): object => ({
    name,
    type: 'bar',
    stack: 'answers',
    barCategoryGap: '20%',
    itemStyle: { color },
    data: series.map(read),
  });
  return {
    id: 'answers',
    title: 'Answers a second',
    says: 'Accepted bids, refused bids and tries without an answer, second by second.',
    heightPx: HEIGHT_PX,
    option: {
      ...frame(palette),
      xAxis: secondsAxis(series.length, palette),
      yAxis: valueAxis(palette),
      series: [
        bars('accepted', palette.lead, ({ accepted }) => accepted),
        bars('refused', palette.alert, ({ refused }) => refused),
        bars('no answer', palette.stop, ({ unknown }) => unknown),
      ],
    },
  };
}

/** Latencies second by second, and the limit of the last of them. */
function latencyChart(
  { id, title, says, maxMs }: Pick<Chart, 'id' | 'title' | 'says'> & { readonly maxMs: number },
  lines: readonly Line[],
  palette: Palette,
): Chart {
  const drawn = lines.map(({ name, color, data }) => latencyLine(name, color, data));
  return {
    id,
    title,
    says: `${says}, second by second; wanted at most ${maxMs} ms.`,
    heightPx: HEIGHT_PX,
    option: {
      ...frame(palette),
      xAxis: secondsAxis(lines[0]?.data.length ?? 0, palette),
      yAxis: valueAxis(palette),
      series: [...drawn, limitLine(maxMs, palette)],
    },
  };
}

function codesChart(codes: readonly (readonly [string, number])[], palette: Palette): Chart {
  return {
    id: 'refusals',
    title: 'Refusals by code',
    says: codes.map(([code, count]) => `${code} ${count}`).join(', '),
    heightPx: 60 + ROW_PX * codes.length,
    option: {
      ...frame(palette),
      legend: { show: false },
      xAxis: valueAxis(palette),
      yAxis: { type: 'category', data: codes.map(([code]) => code), ...axisLook(palette) },
      series: [
        {
          name: 'refused',
          type: 'bar',
          barMaxWidth: 18,
          itemStyle: { color: palette.alert },
          label: { show: true, position: 'right', color: palette.ink },
          data: codes.map(([, count]) => count),
        },
      ],
    },
  };
}

function frame({ ink, inkSoft, surface, line: hairline }: Palette): object {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: 'inherit', color: ink },
    grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 12,
      textStyle: { color: inkSoft },
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: surface,
      borderColor: hairline,
      textStyle: { color: ink },
    },
  };
}

function latencyLine(name: string, color: string, data: Line['data']): object {
  return {
    name,
    type: 'line',
    showSymbol: data.length < 3,
    lineStyle: { width: 2, color },
    itemStyle: { color },
    data: data.map((value) => (value === null ? null : Math.round(10 * value) / 10)),
  };
}

/** A dashed line where the limit lies. It does not stretch the axis: what is far from its limit stays readable. */
function limitLine(maxMs: number, { stop }: Palette): object {
  return {
    type: 'line',
    data: [],
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: stop, type: 'dashed' },
      label: { formatter: `≤ ${maxMs}`, color: stop, position: 'insideEndTop' },
      data: [{ yAxis: maxMs }],
    },
  };
}

function secondsAxis(seconds: number, palette: Palette): object {
  return {
    type: 'category',
    data: Array.from({ length: seconds }, (_, second) => `${second} s`),
    ...axisLook(palette),
  };
}

function valueAxis(palette: Palette): object {
  return { type: 'value', splitLine: { lineStyle: { color: palette.line } }, ...axisLook(palette) };
}

function axisLook({ inkSoft, line: hairline }: Palette): object {
  return {
    axisLine: { lineStyle: { color: hairline } },
    axisTick: { show: false },
    axisLabel: { color: inkSoft },
  };
}
