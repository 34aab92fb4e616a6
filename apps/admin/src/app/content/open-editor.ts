// Opens a Tiptap editor that can write what readers may get and no more; its code is fetched with the first page that writes.
import { Editor } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { TableKit } from '@tiptap/extension-table';
import { Markdown } from '@tiptap/markdown';
import { StarterKit } from '@tiptap/starter-kit';

export type TextFormat = 'markdown' | 'html';

export interface EditorParts {
  readonly element: HTMLElement;
  readonly format: TextFormat;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isEditable: boolean;
  /** Not called for what was there at the beginning: what nobody touched stays as it was written. */
  onText(text: string): void;
  /** Something else is bold, chosen or undoable now. */
  onChange(): void;
}

/** What stands in it was changed elsewhere; nobody is told of it again. */
export function writeIntoEditor(editor: Editor, format: TextFormat, text: string): void {
  const contentType = format === 'markdown' ? { contentType: 'markdown' as const } : {};
  editor.commands.setContent(text, { emitUpdate: false, ...contentType });
}

export function openEditor(parts: EditorParts): Editor {
  const { element, format, text, attributes, isEditable, onText, onChange } = parts;
  return new Editor({
    element,
    // The page's own styles do, and no style element is made by a script.
    injectCSS: false,
    editable: isEditable,
    editorProps: { attributes: { ...attributes } },
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        underline: false,
        strike: false,
        link: { openOnClick: false, protocols: ['https', 'mailto', 'tel'], defaultProtocol: 'https' },
      }),
      TableKit,
      ...(format === 'markdown' ? [Image, Markdown] : []),
    ],
    content: text,
    ...(format === 'markdown' ? { contentType: 'markdown' as const } : {}),
    onUpdate: ({ editor }) => onText(format === 'markdown' ? editor.getMarkdown() : editor.getHTML()),
    onTransaction: onChange,
  });
}
