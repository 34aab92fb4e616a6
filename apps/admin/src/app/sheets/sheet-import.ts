// A spreadsheet of plates: its template, the file chosen, what is wrong with it line by line, and its import once nothing is.
import { Component, computed, inject, input, signal } from '@angular/core';
import {
  type DraftRoom,
  type ExportFormat,
  HEADINGS_TOLD_MAX,
  SHEET_BYTES_MAX,
  type SheetPlate,
  type SheetWarning,
} from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { FaultFocus, type Submission } from '@haopai/web-app/forms';
import { Icon, Notice } from '@haopai/web-ui';
import { OfficeFiles } from '../files/office-files';
import { RegisterNote } from '../vehicle-register/register-note';
import { type SheetFault, SheetFaults } from './sheet-faults';
import {
  fileOf,
  type MendedCell,
  onlyLines,
  type PlateSheetColumn,
  type PlateSheetText,
  unknownColumnsOf,
  withCells,
  withColumn,
} from './mended-sheet';
import { SheetPreview } from './sheet-preview';
import { type ColumnChoice, UnknownColumns } from './unknown-columns';

/** What was found in a file, of lots and of stock alike. */
export interface SheetLook {
  readonly faults: readonly SheetFault[];
  readonly faultCount: number;
  readonly plates: readonly SheetPlate[];
  readonly warnings: readonly SheetWarning[];
  readonly text?: PlateSheetText;
  /** Of a draft: how full it is. */
  readonly draft?: DraftRoom;
}

/** How the page that imports goes about it; what is refused, the page says. */
export interface SheetPlan {
  readonly submission: Submission;
  readonly priceColumn: 'price' | 'startPrice';
  /** Without its ending. */
  readonly templateName: string;
  template(wanted: SheetTemplateWanted): Promise<Blob | null>;
  look(file: File): Promise<SheetLook | null>;
  take(file: File, count: number): Promise<void>;
}

export interface SheetTemplateWanted {
  readonly language: Language;
  readonly format: ExportFormat;
}

const PLATE_COLUMNS: readonly PlateSheetColumn[] = ['plate', 'colour', 'personalised', 'region'];
const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv'];

@Component({
  selector: 'hp-sheet-import',
  imports: [Icon, Notice, RegisterNote, SheetFaults, SheetPreview, UnknownColumns],
  templateUrl: './sheet-import.html',
  host: { class: 'hp-page' },
})
export class SheetImport {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly files = inject(OfficeFiles);

  readonly plan = input.required<SheetPlan>();

  protected readonly say = this.words.say;
  protected readonly formats = FORMATS;
  protected readonly megabytes = SHEET_BYTES_MAX / 1024 / 1024;
  protected readonly file = signal<File | null>(null);
  protected readonly look = signal<SheetLook | null>(null);
  protected readonly isTooLarge = signal(false);
  /** For the vehicle register: one question for all. */
  protected readonly numbers = computed(() => (this.look()?.plates ?? []).map(({ plate }) => plate.number));
  protected readonly fileName = computed(() => this.file()?.name ?? '');
  protected readonly unknown = computed(() => {
    const text = this.look()?.text;
    return text === undefined ? [] : unknownColumnsOf(text).slice(0, HEADINGS_TOLD_MAX);
  });
  /** Columns that no heading of the file names. */
  protected readonly free = computed(() => {
    const named = this.look()?.text?.columns ?? [];
    return [...PLATE_COLUMNS, this.plan().priceColumn].filter((column) => !named.includes(column));
  });
  /** Written anew and not looked at yet, by line and column. */
  private readonly mended = new Map<string, MendedCell>();
  /** When the draft would have more lots than an auction may. */
  protected readonly overflow = computed(() => {
    const found = this.look();
    if (found?.draft === undefined) return null;
    const [{ lotCount, lotsMax: max }, count] = [found.draft, found.plates.length];
    const over = lotCount + count - max;
    return over > 0 ? { lotCount, max, count, over } : null;
  });

  protected sayWarning({ code, data }: SheetWarning): string | null {
    return this.words.sayFault({ key: `sheet.warning.${code}`, data });
  }

  /** The same file can be chosen again once it is mended. */
  protected async choose(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const [file = null] = field.files ?? [];
    if (file === null) return;
    // Read now: it may be mended on the disk while it is looked at here.
    const copy = new File([await file.arrayBuffer()], file.name, { type: file.type });
    field.value = '';
    await this.lookAt(copy);
  }

  private async lookAt(copy: File): Promise<void> {
    this.look.set(null);
    this.mended.clear();
    this.plan().submission.reset();
    this.file.set(copy);
    this.isTooLarge.set(copy.size > SHEET_BYTES_MAX);
    const look = this.isTooLarge() ? null : await this.plan().look(copy);
    // Meanwhile another may have been chosen.
    if (this.file() !== copy) return;
    this.look.set(look);
    this.focus.move();
  }

  protected mend(cell: MendedCell): void {
    this.mended.set(`${cell.line} ${cell.column}`, cell);
  }

  protected async checkAgain(event: Event): Promise<void> {
    event.preventDefault();
    await this.lookAtMended((text) => withCells(text, [...this.mended.values()]));
  }

  protected takeColumn({ at, column }: ColumnChoice): Promise<void> {
    return this.lookAtMended((text) => withColumn(withCells(text, [...this.mended.values()]), at, column));
  }

  protected async takeGood(): Promise<void> {
    const found = this.look();
    if (found?.text === undefined) return;
    const good = onlyLines(found.text, new Set(found.plates.map(({ line }) => line)));
    await this.plan().take(fileOf(withCells(good, []), this.fileName()), found.plates.length);
    this.focus.move();
  }

  private async lookAtMended(mend: (text: PlateSheetText) => PlateSheetText): Promise<void> {
    const text = this.look()?.text;
    if (text === undefined || this.plan().submission.isBusy()) return;
    await this.lookAt(fileOf(mend(text), this.fileName()));
  }

  protected async take(count: number): Promise<void> {
    const file = this.file();
    if (file === null) return;
    await this.plan().take(file, count);
    this.focus.move();
  }

  protected async saveTemplate(format: ExportFormat): Promise<void> {
    const { templateName, template } = this.plan();
    const file = await template({ language: this.words.language(), format });
    if (file !== null) this.files.save({ what: templateName, ending: format }, file);
  }
}
