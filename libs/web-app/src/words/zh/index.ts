// The Chinese words of both web apps: refusals, rules, and what the shared pieces say.
import common from './common.json';
import refusals from './refusals.json';
import rules from './rules.json';

export default { ...common, ...refusals, ...rules };
