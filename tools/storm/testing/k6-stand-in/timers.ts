// Stands in for k6/timers.
const { clearTimeout, setTimeout } = globalThis;
export { clearTimeout, setTimeout };
