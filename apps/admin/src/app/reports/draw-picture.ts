// The drawing of reports: echarts with only what columns and a line need, so that it comes as a small file of its own.
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Picture } from './picture';

use([AriaComponent, BarChart, GridComponent, LegendComponent, LineChart, SVGRenderer, TooltipComponent]);

export interface PictureLook {
  /** Of columns, in their order; beyond the last it begins again, paler. */
  readonly colours: readonly string[];
  readonly line: string;
  readonly grid: string;
  readonly text: string;
  readonly ink: string;
  readonly surface: string;
  readonly font: string;
}

const FONT_SIZE = 12;
const COLUMN_WIDTH_MAX = 48;
/** Of what stands below a column: nine bands of prices fit a window of 768 px. */
const LABEL_WIDTH = 60;
const LABEL_LINE = 16;
const ONE_LINE_MAX = 6;
/** Characters of a label: the whole of a long name stands where one points, and in the table. */
const LABEL_LENGTH_MAX = 20;
const PALER = 0.5;

/** A chart in `host`; whoever makes it disposes of it. */
export function createChart(host: HTMLElement): ECharts {
  return init(host, undefined, { renderer: 'svg' });
}

export function drawPicture(chart: ECharts, picture: Picture, look: PictureLook): void {
  const text = { color: look.text, fontFamily: look.font, fontSize: FONT_SIZE };
  const scale = (name: string, say: (value: number) => string, side: 'left' | 'right') => ({
    type: 'value' as const,
    min: 0,
    // Nobody buys half a plate; the line's figures are shares and means.
    ...(side === 'left' ? { minInterval: 1 } : {}),
    name,
    nameTextStyle: { ...text, align: side },
    axisLabel: { ...text, formatter: say },
    splitLine: { show: side === 'left', lineStyle: { color: look.grid } },
  });
  chart.setOption(
    {
      animation: false,
      // A pattern beside each colour; the words for those who hear the page stand in the table below.
      aria: { enabled: true, label: { enabled: false }, decal: { show: picture.columns.length > 1 } },
      grid: { left: 8, right: 8, top: 56, bottom: 8, containLabel: true },
      legend: {
        type: 'scroll',
        top: 0,
        left: 0,
        textStyle: text,
        pageTextStyle: text,
        pageIconColor: look.text,
        pageIconInactiveColor: look.grid,
      },
      tooltip: {
        trigger: 'axis',
        // Drawn, not written as markup, which the pages' policy refuses.
        renderMode: 'richText',
        confine: true,
        axisPointer: { type: 'shadow' },
        backgroundColor: look.surface,
        borderColor: look.grid,
        textStyle: { ...text, color: look.ink },
      },
      xAxis: {
        type: 'category',
        data: [...picture.categories],
        axisLabel: {
          ...text,
          ...{
            interval: 0,
            hideOverlap: true,
            width: LABEL_WIDTH,
            overflow: 'break',
            lineHeight: LABEL_LINE,
          },
          formatter: labelOf,
        },
        axisLine: { lineStyle: { color: look.grid } },
        axisTick: { show: false },
      },
      yAxis: [
        scale(picture.unit, picture.say.scale, 'left'),
        ...(picture.line === null ? [] : [scale(picture.line.name, picture.say.line, 'right')]),
      ],
      series: [...columnsOf(picture, look), ...lineOf(picture, look)],
    },
    // Nothing of the picture before stays.
    { notMerge: true },
  );
}

function columnsOf({ columns, isStacked, say }: Picture, { colours, surface }: PictureLook) {
  return columns.map(({ name, values }, at) => ({
    type: 'bar' as const,
    name,
    data: [...values],
    barMaxWidth: COLUMN_WIDTH_MAX,
    itemStyle: {
      color: colours[at % colours.length] ?? '',
      opacity: at < colours.length ? 1 : PALER,
      borderColor: surface,
      borderWidth: isStacked ? 1 : 0,
    },
    ...(isStacked ? { stack: 'all' } : {}),
    tooltip: { valueFormatter: saying(say.column) },
  }));
}

function lineOf({ line, say }: Picture, look: PictureLook) {
  if (line === null) return [];
  return [
    {
      type: 'line' as const,
      name: line.name,
      yAxisIndex: 1,
      data: line.values.map((value) => value ?? '-'),
      symbol: 'circle',
      symbolSize: 8,
      lineStyle: { color: look.line, width: 2.5 },
      itemStyle: { color: look.line },
      tooltip: { valueFormatter: saying(say.line) },
    },
  ];
}

/** A range that is too wide for one line goes on after its dash, not within a number. */
function labelOf(category: string): string {
  if (category.length > LABEL_LENGTH_MAX) return `${category.slice(0, LABEL_LENGTH_MAX - 1)}…`;
  return category.length > ONE_LINE_MAX ? category.replace('–', '–\n') : category;
}

function saying(say: (value: number) => string): (value: unknown) => string {
  return (value) => (typeof value === 'number' ? say(value) : '—');
}
