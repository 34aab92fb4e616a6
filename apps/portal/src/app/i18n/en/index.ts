// All English words: a file for each area, none of which shares a first key with another.
import account from './account.json';
import content from './content.json';
import messages from './messages.json';
import refusals from './refusals.json';
import results from './results.json';
import sale from './sale.json';
import welcome from './welcome.json';

export default { ...account, ...content, ...messages, ...refusals, ...results, ...sale, ...welcome };
