// What the mail says that carries heads out of the site, in English.
import type { KeptHeadsWords } from '../shapes/kept-heads-words';

export const keptHeads: KeptHeadsWords = {
  subject: 'Heads of the record of acts and of the journals',
  lead: 'Keep this mail. The line below is where the record of acts and the journals of bids stand now: whatever is changed later does not agree with it. To compare: save the line as a file and run npm run verify-heads -- FILE (docs/runbook.md).',
};
