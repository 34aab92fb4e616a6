// A text with headings, lists, links, tables and pictures, written as readers will see it; a bar of what can be done, by keyboard too.
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  model,
  type OnDestroy,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Words } from '@haopai/web-app';
import type { Editor } from '@tiptap/core';
import type { TextFormat } from './open-editor';

interface Tool {
  readonly name: string;
  /** As short as a button. */
  readonly sign: string;
  isOn(editor: Editor): boolean;
  act(editor: Editor): void;
}

const TOOLS: readonly Tool[] = [
  {
    ...{ name: 'bold', sign: 'B' },
    isOn: (editor) => editor.isActive('bold'),
    act: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    ...{ name: 'italic', sign: 'I' },
    isOn: (editor) => editor.isActive('italic'),
    act: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    ...{ name: 'heading', sign: 'H2' },
    isOn: (editor) => editor.isActive('heading', { level: 2 }),
    act: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    ...{ name: 'subheading', sign: 'H3' },
    isOn: (editor) => editor.isActive('heading', { level: 3 }),
    act: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    ...{ name: 'bullets', sign: '•' },
    isOn: (editor) => editor.isActive('bulletList'),
    act: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    ...{ name: 'numbers', sign: '1.' },
    isOn: (editor) => editor.isActive('orderedList'),
    act: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    ...{ name: 'quote', sign: '❝' },
    isOn: (editor) => editor.isActive('blockquote'),
    act: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    ...{ name: 'table', sign: '▦' },
    isOn: (editor) => editor.isActive('table'),
    act: (editor) => {
      if (editor.isActive('table')) editor.chain().focus().deleteTable().run();
      else editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run();
    },
  },
];

@Component({
  selector: 'hp-rich-text',
  template: `
    <div class="hp-field">
      <span class="label" [id]="name() + '-label'">{{ label() }}</span>
      @if (!readOnly()) {
        <div class="bar" role="toolbar" [attr.aria-label]="say('editor.bar')">
          @for (tool of tools; track tool.name) {
            <button
              type="button"
              class="tool"
              [title]="say('editor.' + tool.name)"
              [attr.aria-pressed]="on().has(tool.name)"
              (click)="use(tool)"
            >
              {{ tool.sign }} <span class="hp-heard">{{ say('editor.' + tool.name) }}</span>
            </button>
          }
          <button type="button" class="tool wide" [attr.aria-pressed]="on().has('link')" (click)="askLink()">
            {{ say('editor.link') }}
          </button>
          @if (format() === 'markdown') {
            <button type="button" class="tool wide" (click)="file.click()">
              {{ say('editor.picture') }}
            </button>
            <input
              #file
              hidden
              type="file"
              accept="image/png,image/jpeg,image/webp"
              [attr.data-testid]="name() + '-picture'"
              (change)="takePicture($event)"
            />
          }
          @if (chosenAlt() !== null) {
            <button
              type="button"
              class="tool wide"
              [attr.data-testid]="name() + '-describe'"
              (click)="described.emit(chosenAlt() ?? '')"
            >
              {{ say('editor.describe') }}
            </button>
          }
          <button type="button" class="tool wide" (click)="undo()">{{ say('editor.undo') }}</button>
        </div>
        @if (linkText() !== null) {
          <div class="beside link">
            <input
              type="url"
              [attr.aria-label]="say('editor.linkAddress')"
              [value]="linkText()"
              (input)="typeLink($event)"
              (keydown.enter)="setLink($event)"
            />
            <button type="button" class="hp-button small" (click)="setLink($event)">
              {{ say('editor.linkSet') }}
            </button>
          </div>
        }
      }
      @if (error(); as words) {
        <span class="error" [id]="name() + '-error'">{{ words }}</span>
      }
      <div #place class="place hp-prose" [attr.data-testid]="name()"></div>
    </div>
  `,
  styleUrl: './rich-text.scss',
})
export class RichText implements OnDestroy {
  protected readonly say = inject(Words).say;

  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly format = input<TextFormat>('markdown');
  readonly readOnly = input(false);
  readonly error = input<string | null>(null);
  readonly value = model('');
  /** Somebody chose a file: whoever brings it in answers with `insertPicture`. */
  readonly picked = output<File>();

  /** What is said of the picture that is chosen is to be changed: answered with `describePicture`. */
  readonly described = output<string>();

  protected readonly tools = TOOLS;
  /** Of the picture that is chosen; null while none is. */
  protected readonly chosenAlt = signal<string | null>(null);
  protected readonly on = signal<ReadonlySet<string>>(new Set());
  protected readonly linkText = signal<string | null>(null);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly attributes = computed(() => ({
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-labelledby': `${this.name()}-label`,
  }));
  private editor: Editor | null = null;
  /** Puts a text that came from elsewhere into the editor. */
  private write: ((text: string) => void) | null = null;
  /** What the editor was given, or has told. */
  private known = '';
  private isGone = false;

  constructor() {
    afterNextRender(() => void this.open());
    effect(() => {
      const text = this.value();
      if (text === this.known) return;
      this.known = text;
      untracked(() => this.write?.(text));
    });
  }

  ngOnDestroy(): void {
    this.isGone = true;
    this.editor?.destroy();
  }

  insertPicture(src: string, alt: string): void {
    this.editor?.chain().focus().setImage({ src, alt }).run();
  }

  /** The one that is chosen. */
  describePicture(alt: string): void {
    this.editor?.chain().focus().updateAttributes('image', { alt }).run();
  }

  protected use(tool: Tool): void {
    if (this.editor !== null) tool.act(this.editor);
  }

  protected undo(): void {
    this.editor?.chain().focus().undo().run();
  }

  protected askLink(): void {
    const { href } = this.editor?.getAttributes('link') ?? {};
    this.linkText.update((open) => (open === null ? (typeof href === 'string' ? href : '') : null));
  }

  protected typeLink(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.linkText.set(event.target.value);
  }

  /** Nothing typed takes the link away. */
  protected setLink(event: Event): void {
    event.preventDefault();
    const href = this.linkText()?.trim() ?? '';
    const chain = this.editor?.chain().focus().extendMarkRange('link');
    if (href === '') chain?.unsetLink().run();
    else chain?.setLink({ href }).run();
    this.linkText.set(null);
  }

  protected takePicture(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file !== undefined) this.picked.emit(file);
  }

  private async open(): Promise<void> {
    const { openEditor, writeIntoEditor } = await import('./open-editor');
    if (this.isGone) return;
    const format = this.format();
    this.known = this.value();
    const editor = openEditor({
      element: this.place().nativeElement,
      format,
      text: this.known,
      attributes: this.attributes(),
      isEditable: !this.readOnly(),
      onText: (text) => {
        this.known = text;
        this.value.set(text);
      },
      onChange: () => this.showTools(),
    });
    this.editor = editor;
    this.write = (text) => writeIntoEditor(editor, format, text);
  }

  private showTools(): void {
    const { editor } = this;
    if (editor === null) return;
    const on = TOOLS.filter((tool) => tool.isOn(editor)).map(({ name }) => name);
    this.on.set(new Set(editor.isActive('link') ? [...on, 'link'] : on));
    const alt: unknown = editor.isActive('image') ? (editor.getAttributes('image')['alt'] ?? '') : null;
    this.chosenAlt.set(typeof alt === 'string' ? alt : null);
  }
}
