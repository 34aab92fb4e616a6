// Use cases: the office takes along a file of paid plates that the register has not been told of, hands it in, and brings the answer back.
import { Injectable, StreamableFile } from '@nestjs/common';
import {
  REGISTER_LINES_MAX,
  type RegisterAnswers,
  type RegisterColumn,
  type RegisterLine,
  type RegisterLineResult,
} from '@haopai/contracts';
import { comparableText, DEFAULT_LANGUAGE, type Language } from '@haopai/rules';
import { stringify } from 'csv-stringify/sync';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { CSV, readPlateNumber, SheetColumns, SheetConverter, type SheetUpload } from '../../auctions/sheets';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { textsIn } from '../../texts';
import { readResult } from './read-result';
import { RegisterReportsStore, type ReportedPlate } from './register-reports.store';
import type { RegisterAnswer } from './vehicle-register';

const ANSWER_COLUMNS = new SheetColumns<RegisterColumn>(
  ['plate', 'vin', 'result', 'note'],
  ['plate', 'vin', 'result'],
);
const FILE_COLUMNS = new SheetColumns<RegisterColumn>(
  ['plate', 'vin', 'holder', 'document', 'paidAt', 'result', 'note'],
  [],
);
const NOTE_MAX = 100;
const TOLD_MAX = 20;
const SUBJECT = 'vehicleRegister';

const dayAndTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

@Injectable()
export class ExchangeFiles {
  constructor(
    private readonly store: RegisterReportsStore,
    private readonly sheets: SheetConverter,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** Names and document numbers in full: that somebody took them along is on record first. Taken again, it holds the same and what came since. */
  async download(actor: Actor, language: Language): Promise<StreamableFile | RefusalError> {
    const refusal = actor.lacks('register.act');
    if (refusal !== undefined) return refusal;
    await this.store.follow(REGISTER_LINES_MAX);
    const waiting = await this.store.waiting(REGISTER_LINES_MAX);
    await this.transactions.run((transaction) =>
      this.audit.write(transaction, actor, {
        ...{ act: 'vehicleRegister.fileTaken', subject: SUBJECT, after: { rows: waiting.length } },
      }),
    );
    const rows = waiting.map(({ plateNumber, vin, holder, document, paidAtMs }) => [
      ...[plateNumber, vin, holder, document ?? '', dayAndTime.format(paidAtMs), '', ''],
    ]);
    const csv = stringify([[...FILE_COLUMNS.named(language)], ...rows], {
      // Excel takes a file without it for one in the system's own encoding.
      ...{ bom: true, record_delimiter: 'windows', escape_formulas: true },
    });
    return new StreamableFile(Buffer.from(csv), {
      type: `${CSV}; charset=utf-8`,
      disposition: `attachment; filename="haopai-register-${dayAndTime.format(Date.now()).slice(0, 10)}.csv"`,
    });
  }

  /** Each line by itself: what can be noted is, whatever else stands there. */
  async upload(actor: Actor, upload: SheetUpload): Promise<RegisterAnswers | RefusalError> {
    const refusal = actor.lacks('register.act');
    if (refusal !== undefined) return refusal;
    const bytes = await upload.read();
    if (bytes instanceof RefusalError) return bytes;
    const rows = await this.sheets.read(bytes, REGISTER_LINES_MAX + 1);
    if (rows instanceof RefusalError) return rows;
    const { lines, faults } = ANSWER_COLUMNS.linesOf(rows);
    const [missing] = faults;
    if (missing !== undefined) return new RefusalError('REGISTER.COLUMN_MISSING', { column: missing.column });
    if (lines.length === 0) return new RefusalError('SHEET.UNREADABLE', { reason: 'empty' });
    return this.transactions.run(async (transaction) => {
      const told: RegisterLine[] = [];
      for (const line of lines)
        told.push({
          ...{ line: line.line, plate: [...line.plate].slice(0, TOLD_MAX).join('') },
          result: await this.noteLine(transaction, line),
        });
      const count = (result: RegisterLineResult): number =>
        told.filter((line) => line.result === result).length;
      await this.audit.write(transaction, actor, {
        ...{ act: 'vehicleRegister.answersRead', subject: SUBJECT },
        after: { rows: told.length, accepted: count('accepted'), refused: count('refused') },
      });
      return { lines: told };
    });
  }

  private async noteLine(
    transaction: Transaction,
    line: Readonly<Record<'plate' | 'vin' | 'result' | 'note', string>>,
  ): Promise<RegisterLineResult> {
    const plate = readPlateNumber(line.plate);
    if (!('value' in plate)) return 'noPlate';
    const known = await this.store.lockByPlate(transaction, plate.value.number);
    if (known.length === 0) return 'noPlate';
    const report = known.find(({ vin }) => vin === comparableText(line.vin));
    if (report === undefined) return 'otherVin';
    const answer = answerOf(line);
    if (answer === null) return 'unread';
    if (saysTheSame(report, answer)) return 'already';
    await this.store.note(transaction, report.id, answer);
    return answer.kind === 'accepted' ? 'accepted' : 'refused';
  }
}

function answerOf({
  result,
  note,
}: Readonly<Record<'result' | 'note', string>>): Exclude<RegisterAnswer, { kind: 'noAnswer' }> | null {
  const isAccepted = readResult(result);
  const said = [...note.trim()].slice(0, NOTE_MAX).join('');
  if (isAccepted === null) return null;
  return isAccepted
    ? { kind: 'accepted', reference: said }
    : { kind: 'refused', why: said === '' ? textsIn(DEFAULT_LANGUAGE).sheets.refused[0] : said };
}

function saysTheSame({ state, reference, failure }: ReportedPlate, answer: RegisterAnswer): boolean {
  if (answer.kind === 'accepted') return state === 'accepted' && (reference ?? '') === answer.reference;
  return state === 'refused' && failure === answer.why;
}
