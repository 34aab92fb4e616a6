// Barriers on a page of any engine: axe is put there as our pages' own scripts are not, and tells of violations alone.
import axe from 'axe-core';
import type { EnginePage } from './engine-page';

export interface Barrier {
  readonly id: string;
  readonly where: readonly string[];
}

const IS_THERE = `return 'axe' in window;`;
const LOOK = `
  return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map(({ html }) => html) })));`;

/** Of any weight, in all of the page. */
export async function barriersIn({ wire }: EnginePage): Promise<readonly Barrier[]> {
  if ((await wire.run(IS_THERE)) !== true) await wire.run(axe.source);
  return (await wire.run(LOOK)) as readonly Barrier[];
}
