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

const ROW_PX = 34;
const HEIGHT_PX = 260;

/** Charts without data are left out. */
export function chartsOf(report: StormReport, palette: Palette): readonly Chart[] {
  const { series, refusedByCode, settings } = report;
  const codes = Object.entries(refusedByCode).sort(([, a], [, b]) => a - b);
  const charts: (Chart | null)[] = [
    answersChart(series, palette),
    latencyChart(series, settings.thresholds.ackP99Ms, palette),
    report.ticks.count > 0 ? ticksChart(series, settings.thresholds.tickP99Ms, palette) : null,
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
      xAxis: secondsAxis(series, palette),
      yAxis: valueAxis(palette),
      series: [
        bars('accepted', palette.lead, ({ accepted }) => accepted),
        bars('refused', palette.alert, ({ refused }) => refused),
        bars('no answer', palette.stop, ({ unknown }) => unknown),
      ],
    },
  };
}

function latencyChart(series: readonly Second[], maxMs: number, palette: Palette): Chart {
  return {
    id: 'acknowledgements',
    title: 'Time to acknowledgement, ms',
    says: `Median and 99th percentile, second by second; wanted at most ${maxMs} ms.`,
    heightPx: HEIGHT_PX,
    option: {
      ...frame(palette),
      xAxis: secondsAxis(series, palette),
      yAxis: valueAxis(palette),
      series: [
        line(
          'p50',
          palette.lead,
          series.map(({ ackP50Ms }) => ackP50Ms),
        ),
        line(
          'p99',
          palette.plateBlue,
          series.map(({ ackP99Ms }) => ackP99Ms),
          { maxMs, palette },
        ),
      ],
    },
  };
}

function ticksChart(series: readonly Second[], maxMs: number, palette: Palette): Chart {
  return {
    id: 'ticks',
    title: 'From a bid to its tick at a watcher, ms',
    says: `99th percentile, second by second; wanted at most ${maxMs} ms.`,
    heightPx: HEIGHT_PX,
    option: {
      ...frame(palette),
      xAxis: secondsAxis(series, palette),
      yAxis: valueAxis(palette),
      series: [
        line(
          'p99',
          palette.plateBlue,
          series.map(({ tickP99Ms }) => tickP99Ms),
          { maxMs, palette },
        ),
      ],
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

/** With a limit, a dashed line where it lies. It does not stretch the axis: what is far from its limit stays readable. */
function line(
  name: string,
  color: string,
  data: readonly (number | null)[],
  limit?: { readonly maxMs: number; readonly palette: Palette },
): object {
  return {
    name,
    type: 'line',
    showSymbol: data.length < 3,
    lineStyle: { width: 2, color },
    itemStyle: { color },
    data: data.map((value) => (value === null ? null : Math.round(10 * value) / 10)),
    ...(limit && {
      markLine: {
        silent: true,
        symbol: 'none',
        lineStyle: { color: limit.palette.stop, type: 'dashed' },
        label: { formatter: `≤ ${limit.maxMs}`, color: limit.palette.stop, position: 'insideEndTop' },
        data: [{ yAxis: limit.maxMs }],
      },
    }),
  };
}

function secondsAxis(series: readonly Second[], palette: Palette): object {
  return { type: 'category', data: series.map(({ second }) => `${second} s`), ...axisLook(palette) };
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
