// A thread that draws sheets as PDF, one after another: receipts, what is announced, and what is confirmed. It runs as it stands, without a compiler: nothing of its own is imported but types.
import { readFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import PDFDocument from 'pdfkit';
import { create } from 'qrcode';
import type { ThreadDone, ThreadJob } from '../worker-threads';
import type { PrintedLine, PrintedProof, PrintedSheet, SignaturePlace } from './printed-sheet';

const MARGIN = 64;
const PAGE = { width: 595.28, height: 841.89 };
const INNER = PAGE.width - 2 * MARGIN;
const LABEL_WIDTH = 128;
const INK = '#16202e';
const FAINT = '#5b6675';
const RULE = '#c9d1db';
const ACCENT = '#0b4ea2';
const SIZE = { title: 22, total: 18, line: 10.5, note: 9, small: 7 };
const GAP = { line: 10, block: 16 };
/** A phone reads it from a hand's breadth away. */
const QR_SIDE = 96;
const FONT = 'sheet';
/** For a signature and its certificates: three of the usual kind take some 6,000. */
const SIGNATURE_BYTES = 16_384;
/** What stands there until it is known over which bytes the signature goes: as wide as any of them is (@signpdf/signpdf). */
const BYTES_TO_COME = '**********';
/** Flags of ISO 32000-1, tables 165 and 219: hidden; the file has signatures, and is only added to. */
const INVISIBLE = 2;
const SIGNED_AND_ONLY_ADDED_TO = 3;

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
  if (sheet.signature !== undefined) leavePlaceForSignature(pdf, sheet.signature);
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
  const { proof } = sheet;
  if (proof !== undefined) {
    pdf.y += GAP.block;
    const top = pdf.y;
    root.add(pdf.struct('Figure', { alt: proof.address }, () => drawQr(pdf, proof, top)));
    say('P', () => drawWordsOfProof(pdf, proof, top));
  }
  if (sheet.smallPrint !== undefined) {
    pdf.y += GAP.block;
    for (const line of sheet.smallPrint) say('P', () => drawSmallPrint(pdf, line));
  }
  root.end();
}

/** What pdfkit's types leave out: objects of a file that no drawing makes. */
interface PdfObjects {
  ref(data: object): { end(): void };
  readonly page: { readonly dictionary: { readonly data: Record<string, unknown> } };
  readonly _root: { readonly data: { readonly AcroForm: { readonly data: Record<string, unknown> } } };
}

/** A signature field that is not seen (ISO 32000-1, 12.7.4.5), with a signature that covers all but its own place once it is filled. */
function leavePlaceForSignature(pdf: Pdf, { name, reason, location }: SignaturePlace): void {
  pdf.initForm();
  const { ref, page, _root } = objectsOf(pdf);
  // Texts of a PDF are String objects to pdfkit; a plain string is a name.
  const text = (words: string): object => Object(words) as object;
  const signature = ref({
    ...{ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'adbe.pkcs7.detached' },
    ByteRange: [0, BYTES_TO_COME, BYTES_TO_COME, BYTES_TO_COME],
    Contents: Buffer.alloc(SIGNATURE_BYTES),
    ...{ Name: text(name), Reason: text(reason), Location: text(location), M: new Date() },
  });
  const field = ref({
    ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0], F: INVISIBLE },
    ...{ V: signature, T: text('Signature'), P: page.dictionary },
  });
  page.dictionary.data['Annots'] = [field];
  // Nothing of it is to be drawn anew by whoever opens it: that would change it.
  const form = { SigFlags: SIGNED_AND_ONLY_ADDED_TO, Fields: [field], NeedAppearances: undefined };
  Object.assign(_root.data.AcroForm.data, form);
  for (const object of [signature, field]) object.end();
}

function objectsOf(pdf: Pdf): PdfObjects {
  const objects = pdf as unknown as PdfObjects;
  return { ref: (data) => objects.ref(data), page: objects.page, _root: objects._root };
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

/** On as many lines, and pages, as it takes. */
function drawSmallPrint(pdf: Pdf, { label, value }: PrintedLine): void {
  pdf.fontSize(SIZE.small).fillColor(FAINT).text(label, MARGIN, pdf.y, { width: INNER });
  pdf.fillColor(INK).text(value, MARGIN, pdf.y, { width: INNER });
  pdf.y += GAP.line / 2;
}

/** ISO/IEC 18004: a square for each dark module. */
function drawQr(pdf: Pdf, { address }: PrintedProof, top: number): void {
  // A seventh of it may be a crease or a stamp.
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  const side = QR_SIDE / modules.size;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) pdf.rect(MARGIN + column * side, top + row * side, side, side);
  pdf.fill(INK);
}

function drawWordsOfProof(pdf: Pdf, { words }: PrintedProof, top: number): void {
  const left = MARGIN + QR_SIDE + GAP.block;
  const column = { width: PAGE.width - MARGIN - left };
  pdf.fontSize(SIZE.note).fillColor(FAINT).text(words.join('\n'), left, top, column);
  pdf.y = Math.max(pdf.y, top + QR_SIDE);
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
