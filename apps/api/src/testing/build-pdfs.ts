// PDFs for specs: real ones, and such with objects of one's own in them.
import PDFDocument from 'pdfkit';

/** As a word processor writes it; another one for other words. */
export async function aPdf(words: string): Promise<Buffer> {
  const pdf = new PDFDocument({ info: { Title: words } });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  pdf.text('Conditions');
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The least that a reader opens, with these objects besides, and what else stands in the trailer. */
export function pdfOf(objects: string, trailer = ''): Buffer {
  const body = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [] /Count 0 >>
endobj
${objects}`;
  return Buffer.from(
    `${body}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 1 ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
