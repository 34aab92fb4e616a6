// The papers that are checked while nobody has set others.
import type { PaperName } from '@haopai/contracts';
import { inEachLanguage } from '@haopai/rules';
import { textsIn } from '../../texts';

const SHIPPED = ['identity', 'invoice', 'certificate'] as const;

export const SHIPPED_PAPERS: readonly PaperName[] = SHIPPED.map((paper) =>
  inEachLanguage((language) => textsIn(language).handOver.papers[paper]),
);
