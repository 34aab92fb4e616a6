// What is found out about a file before it is kept.
import type { AttachmentProblem } from '@haopai/contracts';

export type JudgedPdf =
  | { readonly sha256: string }
  | { readonly problem: Extract<AttachmentProblem, 'notAPdf' | 'damaged' | 'locked' | 'acts'> };
