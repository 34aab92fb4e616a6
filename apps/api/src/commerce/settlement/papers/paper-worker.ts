// A thread that writes workbooks and draws reports, one after another. It runs as it stands, without a compiler: nothing of its own is imported but types.
import { readFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import PDFDocument from 'pdfkit';
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import type { ThreadDone, ThreadJob } from '../../../platform/worker-threads';
import type { Paper, Report, ReportTable, SheetColumn, Workbook } from './paper';

const MARGIN = 48;
const PAGE = { width: 595.28, height: 841.89 };
const INNER = PAGE.width - 2 * MARGIN;
const BOTTOM = PAGE.height - MARGIN;
const LABEL_WIDTH = 110;
const NAME_WIDTH = 130;
const INK = '#16202e';
const FAINT = '#5b6675';
const RULE = '#c9d1db';
const ACCENT = '#0b4ea2';
const SIZE = { title: 20, heading: 12, line: 9.5, note: 8.5 };
const ROW_HEIGHT = 20;
const FONT = 'paper';
const FEN_PER_YUAN = 100;
/** Spreadsheets know no zones: their times are Beijing's, which knows no summer time. */
const BEIJING_MS = 8 * 60 * 60_000;
const SHEET_FORMATS = { count: '#,##0', share: '0.0%', money: '#,##0.00', time: 'yyyy-mm-dd hh:mm:ss' };

type Pdf = InstanceType<typeof PDFDocument>;

const { fontFile } = workerData as { readonly fontFile: string };
let font: Buffer | null = null;

// On Linux this thread's alone: where cores are scarce, bids go before it.
setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

parentPort?.on('message', ({ jobId, work }: ThreadJob<Paper>) => {
  const answer = (done: ThreadDone<Uint8Array<ArrayBuffer>>, moved: readonly ArrayBuffer[] = []): void =>
    parentPort?.postMessage(done, [...moved]);
  make(work).then(
    (file) => answer({ jobId, result: file }, [file.buffer]),
    (error: unknown) => answer({ jobId, failure: String(error) }),
  );
});

function make(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  return paper.kind === 'workbook' ? writeWorkbook(paper) : drawReport(paper);
}

async function writeWorkbook({ sheets }: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const file = await writeExcelFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(({ width }) => ({ width })),
      data: [
        columns.map(({ title }): Cell => ({ value: title, fontWeight: 'bold' })),
        ...rows.map((row): Row => columns.map((column, at) => cellOf(column, row[at] ?? null))),
      ],
    })),
  ).toBuffer();
  return new Uint8Array(file);
}

/** Text is always written as text: no cell of ours becomes a formula. */
function cellOf({ kind }: SheetColumn, value: string | number | null): Cell {
  if (value === null) return null;
  if (kind === 'text') return { value: String(value), type: String };
  if (kind === 'money')
    return { value: Number(value) / FEN_PER_YUAN, type: Number, format: SHEET_FORMATS.money };
  if (kind === 'count' || kind === 'share')
    return { value: Number(value), type: Number, format: SHEET_FORMATS[kind] };
  return { value: new Date(Number(value) + BEIJING_MS), type: Date, format: SHEET_FORMATS.time };
}

async function drawReport(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  font ??= readFileSync(fontFile);
  const pdf = new PDFDocument({
    size: 'A4',
    // None of those that a reader would have to bring along.
    font: '',
    margin: MARGIN,
    lang: report.language,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: report.title, Author: report.office, Creator: '', Producer: '' },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  pdf.registerFont(FONT, font).font(FONT);
  drawPages(pdf, report);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function drawPages(pdf: Pdf, report: Report): void {
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const say = (tag: string, write: () => void): void => {
    root.add(pdf.struct(tag, {}, write));
  };
  say('H1', () => pdf.fillColor(INK).fontSize(SIZE.title).text(report.title, MARGIN, MARGIN));
  if (report.office !== '') say('P', () => pdf.fillColor(FAINT).fontSize(SIZE.heading).text(report.office));
  pdf.y += ROW_HEIGHT / 2;
  for (const { label, value } of report.lines)
    say('P', () => {
      const top = pdf.y;
      pdf.fontSize(SIZE.line).fillColor(FAINT).text(label, MARGIN, top, { width: LABEL_WIDTH });
      pdf.fillColor(INK).text(value, MARGIN + LABEL_WIDTH, top, { width: INNER - LABEL_WIDTH });
      pdf.y += 2;
    });
  for (const table of report.tables) drawTable(pdf, table, say);
  pdf.y += ROW_HEIGHT / 2;
  for (const note of report.notes) {
    keepTogether(pdf, ROW_HEIGHT);
    say('P', () => pdf.fontSize(SIZE.note).fillColor(FAINT).text(note, MARGIN, pdf.y, { width: INNER }));
  }
  drawSignatures(pdf, report.signatures, say);
  root.end();
}

function drawTable(
  pdf: Pdf,
  { title, columns, rows }: ReportTable,
  say: (tag: string, write: () => void) => void,
): void {
  // Its title never stands alone at the foot of a page.
  keepTogether(pdf, 4 * ROW_HEIGHT);
  pdf.y += ROW_HEIGHT;
  say('H2', () => pdf.fontSize(SIZE.heading).fillColor(ACCENT).text(title, MARGIN, pdf.y, { width: INNER }));
  pdf.y += 4;
  const figures = Math.max(1, columns.length - 1);
  const width = (INNER - NAME_WIDTH) / figures;
  const drawRow = (cells: readonly string[], colour: string): void => {
    keepTogether(pdf, ROW_HEIGHT);
    const top = pdf.y;
    for (const [at, cell] of cells.entries()) {
      const left = at === 0 ? MARGIN : MARGIN + NAME_WIDTH + (at - 1) * width;
      const room = { width: at === 0 ? NAME_WIDTH : width - 4, height: ROW_HEIGHT, ellipsis: true };
      say('P', () =>
        pdf
          .fontSize(SIZE.line)
          .fillColor(colour)
          .text(cell, left, top + 4, { ...room, align: at === 0 ? 'left' : 'right' }),
      );
    }
    pdf.y = top + ROW_HEIGHT;
    rule(pdf);
  };
  drawRow(columns, FAINT);
  for (const row of rows) drawRow(row, INK);
}

function drawSignatures(
  pdf: Pdf,
  signatures: readonly string[],
  say: (tag: string, write: () => void) => void,
): void {
  keepTogether(pdf, 4 * ROW_HEIGHT);
  const top = pdf.y + 2 * ROW_HEIGHT;
  const width = INNER / Math.max(1, signatures.length);
  for (const [at, signature] of signatures.entries())
    say('P', () =>
      pdf
        .fontSize(SIZE.line)
        .fillColor(INK)
        .text(signature, MARGIN + at * width, top, { width: width - 12 }),
    );
}

/** On the next page when it does not fit on this one. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > BOTTOM) pdf.addPage().font(FONT);
}

/** A line across the page, which a screen reader passes over. */
function rule(pdf: Pdf): void {
  pdf.markContent('Artifact');
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + INNER, pdf.y)
    .lineWidth(0.5)
    .stroke(RULE);
  pdf.endMarkedContent();
}
