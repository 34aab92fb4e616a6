// What is wrong with a piece of a log, in words for whoever runs a program at a terminal.
import type { LogFault } from '@haopai/log';

export function wordsOf(found: LogFault): string {
  switch (found.code) {
    case 'LOG.OTHER_LOG':
      return `this is the log ${found.data.found}, not ${found.data.expected}`;
    case 'LOG.BAD_SIGNATURE':
      return `the signature of ${found.data.name} is wrong`;
    case 'LOG.NOT_SIGNED':
      return `none of the keys asked for has signed: ${found.data.names.join(', ')}`;
    case 'LOG.CLOCK_IN_FUTURE':
      return `${found.data.name} says that it signed at ${timeOf(found.data.atMs)}, and here it is ${timeOf(found.data.nowMs)}`;
    case 'LOG.BAD_KEY':
      return `this is no key of the form name+number+base64, or a part of it is missing (${found.data.reason})`;
    case 'LOG.NOT_CONSISTENT':
      return `the log of ${found.data.size} leaves does not begin with that of ${found.data.oldSize}`;
    case 'LOG.TILE_MISSING':
      return `${found.data.path} is missing`;
    case 'LOG.BUNDLE_TRUNCATED':
      return `entry ${found.data.entry} of ${found.data.expected} in a bundle is cut off`;
    default:
      return `${found.code} ${JSON.stringify(found.data)}`;
  }
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
