// Formulas in what the office downloads: a cell that citizens or staff have written is no formula for the spreadsheet that opens it.
import { parse } from 'csv-parse/sync';
import type { Attack, Look } from '../attack';
import type { Scene } from '../scene';
import { NotTriedError } from '../not-tried';

const FORMULAS = [
  '=HYPERLINK("https://evil.example","a")',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '=cmd|"/c calc"!A1',
];
const BEGINS_A_FORMULA = /^[=+\-@\t\r]/;
const IS_NUMBER = /^-?\d+(\.\d+)?$/;

export const formulas: Attack = {
  id: 'formulas',
  tries:
    'reasons that begin like formulas, in the downloads of the record of acts; one’s own data as a citizen',
  async run(scene, look) {
    const administrator = await scene.staff('administrator');
    const citizen = await scene.newCitizen();
    const { id } = await citizen.must<{ id: number }>(citizen.get('/me'));
    let written = 0;
    for (const [nth, reason] of FORMULAS.entries()) {
      const act = nth % 2 === 0 ? 'lock' : 'unlock';
      const { status } = await administrator.post(`/admin/citizens/${id}/${act}`, { reason });
      if (status < 300) written++;
    }
    if (written === 0) throw new NotTriedError('the administrator may lock nobody');
    const fromMs = Date.now() - 10 * 60_000;
    const path = `/admin/audit/csv?fromMs=${fromMs}&toMs=${Date.now() + 60_000}`;
    const { status, text } = await administrator.get(path);
    look.holds(status === 200, `the record of acts is not there as CSV: ${status} ${text.slice(0, 200)}`);
    if (status === 200) expectNoFormulas(look, text);
    await tryOwnFile(scene, look);
  },
};

function expectNoFormulas(look: Look, csv: string): void {
  const rows = parse(csv.replace(/^\uFEFF/, ''), {
    relax_column_count: true,
  }) as readonly (readonly string[])[];
  const cells = rows.flat();
  look.holds(
    cells.some((cell) => cell.includes('HYPERLINK')),
    'what was written is not in the download, so nothing was tried',
  );
  const formula = cells.find((cell) => BEGINS_A_FORMULA.test(cell) && !IS_NUMBER.test(cell));
  look.holds(formula === undefined, `a cell of the download is a formula: ${formula?.slice(0, 40)}`);
}

async function tryOwnFile(scene: Scene, look: Look): Promise<void> {
  const { headers, status } = await (await scene.thief()).get('/me/export');
  const [type, disposition] = [String(headers['content-type']), String(headers['content-disposition'] ?? '')];
  look.holds(
    status !== 200 || (type.includes('json') && !disposition.includes('inline')),
    `one’s own data come as ${type}`,
  );
}
