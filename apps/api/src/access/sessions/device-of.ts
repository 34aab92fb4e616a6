// How a browser is called on screens, from what it says of itself. Nothing but plain characters comes out.
import bowser from 'bowser';

const USER_AGENT_LENGTH_MAX = 512;
const NAME_LENGTH_MAX = 40;

/** Such as `Chrome 141 · Windows`; empty for what does not say or is no browser that is known. */
export function deviceOf(userAgent: string | undefined): string {
  if (userAgent === undefined || userAgent.trim() === '') return '';
  const { browser, os, platform } = bowser.parse(userAgent.slice(0, USER_AGENT_LENGTH_MAX));
  const [major = ''] = (browser.version ?? '').split('.', 1);
  const system = platform.model === 'iPad' ? 'iPadOS' : os.name;
  return [`${plain(browser.name)} ${plain(major)}`, plain(system)]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' · ');
}

/** A browser that is not known tells its own name, which may be anything. */
function plain(name: string | undefined): string {
  return (name ?? '').replace(/[^\w .+-]/g, '').slice(0, NAME_LENGTH_MAX);
}
