// A thread that draws sheets as PDF, one after another: receipts, and what is announced. It runs as it stands, without a compiler: nothing of its own is imported but types.
import { readFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import PDFDocument from 'pdfkit';
import type { ThreadDone, ThreadJob } from '../worker-threads';
import type { PrintedLine, PrintedSheet } from './printed-sheet';

const MARGIN = 64;
const PAGE = { width: 595.28, height: 841.89 };
const INNER = PAGE.width - 2 * MARGIN;
const LABEL_WIDTH = 128;
const INK = '#16202e';
const FAINT = '#5b6675';
const RULE = '#c9d1db';
const ACCENT = '#0b4ea2';
const SIZE = { title: 22, total: 18, line: 10.5, note: 9 };
const GAP = { line: 10, block: 16 };
const FONT = 'sheet';

type Pdf = InstanceType<typeof PDFDocument>;

// Parsed once: it has every character that a name can have, and a sheet takes along only those that stand on it.
const { fontFile } = workerData as { readonly fontFile: string };
const font = readFileSync(fontFile);

// On Linux this thread's alone: where cores are scarce, bids go before it.
setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

parentPort?.on('message', ({ jobId, work }: ThreadJob<PrintedSheet>) => {
  const answer = (done: ThreadDone<Uint8Array<ArrayBuffer>>, moved: readonly ArrayBuffer[] = []): void =>
    parentPort?.postMessage(done, [...moved]);
  draw(work).then(
    (pdf) => answer({ jobId, result: pdf }, [pdf.buffer]),
    (error: unknown) => answer({ jobId, failure: String(error) }),
  );
});

async function draw(sheet: PrintedSheet): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument({
    size: 'A4',
    // None of those that a reader would have to bring along.
    font: '',
    margin: MARGIN,
    lang: sheet.language,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: `${sheet.title} ${sheet.number.value}`, Author: sheet.office, Creator: '', Producer: '' },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  pdf.registerFont(FONT, font).font(FONT);
  drawSheet(pdf, sheet);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function drawSheet(pdf: Pdf, sheet: PrintedSheet): void {
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const say = (tag: string, write: () => void): void => {
    root.add(pdf.struct(tag, {}, write));
  };
  pdf.markContent('Artifact');
  pdf.rect(0, 0, PAGE.width, 8).fill(ACCENT);
  pdf.endMarkedContent();
  say('H1', () => pdf.fillColor(INK).fontSize(SIZE.title).text(sheet.title, MARGIN, MARGIN));
  if (sheet.office !== '') say('P', () => pdf.fillColor(FAINT).fontSize(SIZE.line).text(sheet.office));
  pdf.y += GAP.line;
  rule(pdf);
  for (const line of [sheet.number, ...sheet.lines]) say('P', () => drawLine(pdf, line));
  rule(pdf);
  const { total } = sheet;
  if (total !== null) {
    say('P', () => drawTotal(pdf, total, sheet.capitals));
    rule(pdf);
  }
  for (const line of sheet.afterwards) say('P', () => drawLine(pdf, line));
  pdf.y += GAP.block;
  for (const note of sheet.notes) say('P', () => drawNote(pdf, note));
  root.end();
}

/** The label on the left, the value beside it on as many lines as it needs. */
function drawLine(pdf: Pdf, { label, value }: PrintedLine): void {
  const top = pdf.y;
  pdf.fontSize(SIZE.line).fillColor(FAINT).text(label, MARGIN, top, { width: LABEL_WIDTH });
  const below = pdf.y;
  pdf.fillColor(INK).text(value, MARGIN + LABEL_WIDTH, top, { width: INNER - LABEL_WIDTH });
  pdf.y = Math.max(below, pdf.y) + GAP.line;
}

function drawTotal(pdf: Pdf, total: PrintedLine, capitals: string): void {
  const top = pdf.y;
  pdf.fontSize(SIZE.line).fillColor(FAINT);
  pdf.text(total.label, MARGIN, top + 6, { width: LABEL_WIDTH });
  const column = { width: INNER - LABEL_WIDTH };
  pdf
    .fontSize(SIZE.total)
    .fillColor(ACCENT)
    .text(total.value, MARGIN + LABEL_WIDTH, top, column);
  pdf
    .fontSize(SIZE.line)
    .fillColor(INK)
    .text(capitals, MARGIN + LABEL_WIDTH, pdf.y, column);
  pdf.y += GAP.line;
}

function drawNote(pdf: Pdf, note: string): void {
  pdf.fontSize(SIZE.note).fillColor(FAINT).text(note, MARGIN, pdf.y, { width: INNER });
  pdf.y += GAP.line / 2;
}

/** A line across the page, which a screen reader passes over. */
function rule(pdf: Pdf): void {
  pdf.markContent('Artifact');
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + INNER, pdf.y)
    .lineWidth(0.75)
    .stroke(RULE);
  pdf.endMarkedContent();
  pdf.y += GAP.block;
}
