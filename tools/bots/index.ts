// The demo's bots, and the client with which they and others speak to the site.
export { LiveClient, logIn, RefusedError } from './live-client';
export { type RunningBots, startBots } from './run-bots';
