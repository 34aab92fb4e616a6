// Rows as lines of a CSV that a spreadsheet opens as it is (RFC 4180), with no formula among them: pure.

export const CSV_TYPE = 'text/csv;charset=utf-8';

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

export function csvLines(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
