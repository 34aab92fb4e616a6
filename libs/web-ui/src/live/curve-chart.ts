// The drawing of the price curve: echarts with only what a line needs, so that it comes as a small file of its own.
import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { groupYuan } from '../money/format-yuan';

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export interface CurvePoint {
  readonly atMs: number;
  readonly amountFen: number;
}

/** What the axes span, where that is known before all points are there; an amount that never changed has no room of its own. */
export interface CurveFrame {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly lowFen: number;
  readonly highFen: number;
}

export interface CurveLook {
  readonly line: string;
  readonly grid: string;
  readonly text: string;
  readonly font: string;
}

export interface Curve {
  readonly points: readonly CurvePoint[];
  readonly frame: CurveFrame | null;
  /** Up to when the last price is drawn on; null ends the curve with its last point. */
  readonly nowMs: number | null;
  readonly timeOf: (atMs: number) => string;
}

/** A chart in `host`; whoever makes it disposes of it. */
export function createCurve(host: HTMLElement): ECharts {
  return init(host, undefined, { renderer: 'svg' });
}

/** Draws the points as steps: a price holds until the next bid. */
export function drawCurve(chart: ECharts, { points, frame, nowMs, timeOf }: Curve, look: CurveLook): void {
  const label = { color: look.text, fontFamily: look.font, fontSize: 12 };
  chart.setOption({
    animation: false,
    grid: { left: 8, right: 20, top: 16, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      // Drawn, not written as markup, which the pages' policy refuses.
      renderMode: 'richText',
      confine: true,
      textStyle: { fontFamily: look.font },
      axisPointer: { type: 'line', label: { show: false } },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `¥${groupYuan(value * 100)}` : ''),
    },
    xAxis: {
      type: 'time',
      ...(frame === null ? {} : { min: frame.fromMs, max: frame.untilMs }),
      axisLabel: { ...label, hideOverlap: true, formatter: (atMs: number) => timeOf(atMs) },
      axisLine: { lineStyle: { color: look.grid } },
      axisTick: { show: false },
      splitLine: { show: false },
      splitNumber: 4,
    },
    yAxis: {
      type: 'value',
      scale: true,
      ...(frame === null || frame.lowFen === frame.highFen
        ? {}
        : { min: frame.lowFen / 100, max: frame.highFen / 100 }),
      minInterval: 1000,
      splitNumber: 4,
      axisLabel: { ...label, formatter: (yuan: number) => groupYuan(yuan * 100) },
      splitLine: { lineStyle: { color: look.grid } },
    },
    series: [
      {
        type: 'line',
        step: 'end',
        symbol: 'circle',
        symbolSize: 6,
        showSymbol: points.length < 40,
        lineStyle: { color: look.line, width: 2.5 },
        itemStyle: { color: look.line },
        areaStyle: { color: look.line, opacity: 0.08 },
        data: [...points.map(({ atMs, amountFen }) => [atMs, amountFen / 100]), ...untilNow(points, nowMs)],
      },
    ],
  });
}

/** The price of the moment, without a mark of its own: nobody has bid it then. */
function untilNow(points: readonly CurvePoint[], nowMs: number | null) {
  const last = points.at(-1);
  if (last === undefined || nowMs === null || nowMs <= last.atMs) return [];
  return [{ value: [nowMs, last.amountFen / 100], symbol: 'none' }];
}
