// Why a file is no record that can be read: nothing is said then of what it holds.

/** Each with what it says at a terminal; pages have words of their own. */
const WORDS = {
  EMPTY: 'The file is empty. Download it again.',
  TOO_LARGE: 'The zip has {found} bytes: no record has more than {max}.',
  CUT_OFF: 'This is no zip, or it is cut off. Download it again.',
  FILE_TOO_LARGE: '{name} is larger than {max} MB: no file of a record is.',
  TWICE: 'The zip has {name} twice.',
  PACKED_OTHERWISE: '{name} is packed in a way that is not known here.',
  NOT_UNPACKED: '{name} cannot be unpacked.',
  OTHER_LENGTH: '{name} is not as long as the zip says.',
} as const;

export type UnreadableWhy = keyof typeof WORDS;

export class UnreadableRecord extends Error {
  constructor(
    readonly why: UnreadableWhy,
    readonly data: Readonly<Record<string, string | number>>,
    options?: ErrorOptions,
  ) {
    super(
      WORDS[why].replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? '')),
      options,
    );
  }
}
